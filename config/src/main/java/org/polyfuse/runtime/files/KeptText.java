package org.polyfuse.runtime.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.polyfuse.api.PolyfuseException;

/** Text in a folder that a command wrote, and that somebody may have changed since. */
public final class KeptText {

  /** Bytes: a thousand for each of a million recordings. */
  private static final long LIMIT = 1L << 30;

  private KeptText() {}

  /**
   * Reads it.
   *
   * @throws PolyfuseException if it is not there, no regular file, too large or no UTF-8
   */
  public static String read(Path file) {
    try {
      return SourceFile.text(file, LIMIT);
    } catch (SourceFile.RefusedException e) {
      throw e.of(file);
    } catch (IOException e) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "%s: must be whole UTF-8 text but cannot be read (%s). Take a copy, or run it again.",
              file,
              SourceFile.reason(e)),
          e);
    }
  }
}
