package org.polyfuse.datasets.array;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** A file of one array or of several with names. */
public final class ArrayFile {

  /** The name of the array in a file that gives it none. */
  public static final String ONLY = "features";

  private ArrayFile() {}

  /** Whether the name ends as those of such files do: npy, npz, safetensors. */
  public static boolean isNamedSo(Path file) {
    String name = name(file);
    return name.endsWith(".npy") || name.endsWith(".npz") || name.endsWith(".safetensors");
  }

  /**
   * The arrays by name; the one of an npy file is called {@link #ONLY}. Values are not read yet.
   * What a file begins with goes before what it is called, as in NumPy.
   *
   * @throws IOException if it is no such file, or damaged; the message is for the user
   */
  public static Map<String, StoredArray> read(Path file) throws IOException {
    ByteRegion whole = new ByteRegion.InFile(file, 0, Files.size(file));
    byte[] start = new byte[(int) Math.min(6, whole.length())];
    whole.head(start.length).get(start);
    String magic = new String(start, StandardCharsets.ISO_8859_1);
    if (magic.startsWith("PK\3\4") || magic.startsWith("PK\5\6")) {
      return Npz.read(file);
    }
    if (magic.equals(Npy.MAGIC)) {
      return Map.of(ONLY, Npy.read(whole));
    }
    if (name(file).endsWith(".safetensors")) {
      return Safetensors.read(file);
    }
    if (magic.startsWith("\u0080")) {
      throw new IOException("it is a Python pickle, which is never run. Save it with numpy.save.");
    }
    if (name(file).endsWith(".npz")) {
      throw new IOException("it is no NPZ archive, or cut short");
    }
    return Map.of(ONLY, Npy.read(whole));
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
  }
}
