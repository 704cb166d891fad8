package org.polyfuse.datasets.array;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Arrays with names in a zip archive, as {@code numpy.savez} and {@code savez_compressed} write
 * them. Arrays that lie there as they are are read in place; compressed ones are unpacked into
 * memory.
 */
final class Npz {

  private static final long LARGEST = Integer.MAX_VALUE - 8L;

  private Npz() {}

  static Map<String, StoredArray> read(Path file) throws IOException {
    Map<String, StoredArray> arrays = new LinkedHashMap<>();
    try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
      List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
      for (ZipArchiveEntry entry : entries) {
        if (entry.getName().endsWith(".npy")) {
          String name = entry.getName().substring(0, entry.getName().length() - 4);
          arrays.put(name, array(file, zip, entry));
        }
      }
    } catch (IllegalArgumentException e) { // what damaged archives lead to besides IOException
      throw new IOException("it is a damaged archive: " + e.getMessage(), e);
    }
    return arrays;
  }

  private static StoredArray array(Path file, ZipFile zip, ZipArchiveEntry entry)
      throws IOException {
    try {
      boolean asItIs = entry.getMethod() == ZipEntry.STORED;
      return Npy.read(asItIs ? stored(file, entry) : unpacked(zip, entry));
    } catch (IOException e) {
      throw new IOException(
          String.format(Locale.ROOT, "array '%s': %s", entry.getName(), e.getMessage()), e);
    }
  }

  private static ByteRegion stored(Path file, ZipArchiveEntry entry) throws IOException {
    long start = entry.getDataOffset();
    if (start < 0 || start + entry.getSize() > Files.size(file)) {
      throw new IOException("it is cut short");
    }
    return new ByteRegion.InFile(file, start, entry.getSize());
  }

  private static ByteRegion unpacked(ZipFile zip, ZipArchiveEntry entry) throws IOException {
    if (entry.getSize() > LARGEST) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%d bytes are too many for a compressed array; save it with numpy.savez",
              entry.getSize()));
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes((int) entry.getSize());
      if (bytes.length != entry.getSize()) {
        throw new IOException("it is cut short");
      }
      return new ByteRegion.InMemory(bytes);
    }
  }
}
