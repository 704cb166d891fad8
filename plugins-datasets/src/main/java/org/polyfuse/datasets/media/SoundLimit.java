package org.polyfuse.datasets.media;

import java.nio.file.Path;
import java.util.Locale;
import org.polyfuse.api.data.DamagedStreamException;

/** How much sound is taken into memory at once. */
public final class SoundLimit {

  /** No machine makes features of 2 GiB of samples in one piece. */
  private static final long MOST = 1L << 29;

  /** Features are made of it while it is held. */
  private static final int SHARE_OF_MEMORY = 4;

  private SoundLimit() {}

  /** The most samples. */
  public static long samples() {
    return Math.min(MOST, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY / Float.BYTES);
  }

  /**
   * Looks at a length before memory is taken.
   *
   * @param bytes that the file takes for them
   * @throws DamagedStreamException if it is too long
   */
  public static void check(Path file, long samples, long bytes, double rate) {
    long most = samples();
    if (samples > most || bytes > Integer.MAX_VALUE) {
      throw new DamagedStreamException(
          String.format(
              Locale.ROOT,
              "%s: must be short enough to be read at once, 2 GiB and %d samples, but %.0f s are"
                  + " %d bytes and %d samples. Name spans of it, FILE@START-END in seconds",
              file,
              most,
              samples / rate,
              bytes,
              samples));
    }
  }
}
