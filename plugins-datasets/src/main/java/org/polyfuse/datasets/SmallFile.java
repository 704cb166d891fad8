package org.polyfuse.datasets;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Files of words and labels, taken whole; what cannot be one is refused before it is read. */
public final class SmallFile {

  /** Bytes; a book has a few of them. */
  private static final int MOST = 16 << 20;

  private SmallFile() {}

  /**
   * Reads one.
   *
   * @throws IOException if it is a device or a pipe, has more than 16 MiB, or cannot be read
   */
  public static byte[] read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("must be a regular file but is none");
    }
    if (Files.size(file) > MOST) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "must be at most %d MiB but has %d",
              MOST >> 20,
              Files.size(file) >> 20));
    }
    return Files.readAllBytes(file);
  }

  /** Why one could not be read. */
  public static String reason(IOException e) {
    return e instanceof FileSystemException ? e.toString() : String.valueOf(e.getMessage());
  }
}
