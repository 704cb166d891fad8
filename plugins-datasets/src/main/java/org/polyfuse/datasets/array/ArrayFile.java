package org.polyfuse.datasets.array;

import java.io.IOException;
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
   *
   * @throws IOException if it is no such file, or damaged; the message is for the user
   */
  public static Map<String, StoredArray> read(Path file) throws IOException {
    String name = name(file);
    if (name.endsWith(".npz")) {
      return Npz.read(file);
    }
    if (name.endsWith(".safetensors")) {
      return Safetensors.read(file);
    }
    return Map.of(ONLY, Npy.read(new ByteRegion.InFile(file, 0, Files.size(file))));
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
  }
}
