package org.polyfuse.datasets.array;

import java.io.IOException;
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
import org.polyfuse.datasets.FirstFew;

/**
 * Arrays with names in a zip archive, as {@code numpy.savez} and {@code savez_compressed} write
 * them. Arrays that lie there as they are are read in place; compressed ones are unpacked when
 * their values are asked for. A name is a name only: nothing is ever written where it points.
 */
final class Npz {

  private Npz() {}

  static Map<String, StoredArray> read(Path file) throws IOException {
    Map<String, StoredArray> arrays = new LinkedHashMap<>();
    for (ZipArchiveEntry entry : entries(file)) {
      if (isArray(entry.getName())) {
        String name = entry.getName().substring(0, entry.getName().length() - 4);
        if (arrays.put(name, array(file, entry)) != null) {
          throw new IOException(
              String.format(
                  Locale.ROOT,
                  "it holds array '%s' twice. Save it again.",
                  FirstFew.shortened(name)));
        }
      }
    }
    return arrays;
  }

  private static List<ZipArchiveEntry> entries(Path file) throws IOException {
    try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
      return Collections.list(zip.getEntries());
    } catch (RuntimeException e) { // the library meets damaged archives with many kinds of it
      throw new IOException("it is a damaged archive: " + e.getMessage(), e);
    }
  }

  /** What a Mac puts beside each file of an archive is none, whatever it is called. */
  private static boolean isArray(String name) {
    return name.endsWith(".npy")
        && !name.startsWith("__MACOSX/")
        && !name.substring(name.lastIndexOf('/') + 1).startsWith("._");
  }

  private static StoredArray array(Path file, ZipArchiveEntry entry) throws IOException {
    try {
      return Npy.read(region(file, entry));
    } catch (IOException e) {
      throw new IOException(
          String.format(
              Locale.ROOT, "array '%s': %s", FirstFew.shortened(entry.getName()), e.getMessage()),
          e);
    }
  }

  private static ByteRegion region(Path file, ZipArchiveEntry entry) throws IOException {
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      throw new IOException("it is encrypted. Save it without a password.");
    }
    long size = entry.getSize();
    ArchiveEntry content =
        switch (entry.getMethod()) {
          case ZipEntry.STORED -> stored(file, entry);
          case ZipEntry.DEFLATED ->
              new PackedEntry(
                  file, entry.getDataOffset(), entry.getCompressedSize(), size, entry.getCrc());
          default ->
              throw new IOException(
                  String.format(
                      Locale.ROOT,
                      "its compression, number %d, is not read. Save it with"
                          + " numpy.savez_compressed.",
                      entry.getMethod()));
        };
    return new ByteRegion.InArchive(content, 0, size);
  }

  private static StoredEntry stored(Path file, ZipArchiveEntry entry) throws IOException {
    long start = entry.getDataOffset();
    long size = entry.getSize();
    if (start < 0 || size < 0 || start + size > Files.size(file)) {
      throw new IOException("it is cut short");
    }
    return new StoredEntry(new ByteRegion.InFile(file, start, size), entry.getCrc());
  }
}
