package org.polyfuse.runtime.data;

import java.nio.file.Path;
import java.util.Optional;

/** What is in files, as a name for it. */
public final class FileContents {

  private FileContents() {}

  /**
   * SHA-256 of a file, or of all files below a folder with their names; as hex digits.
   *
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  public static String hash(Path file) {
    return new ContentHashes(Optional.empty()).of(file);
  }
}
