package org.polyfuse.encoders.frontend;

import java.util.Locale;
import org.polyfuse.api.data.DamagedStreamException;

/** Counts what a recording would become before memory is taken for it. */
final class Room {

  private static final double MOST_NUMBERS = Integer.MAX_VALUE - 8.0;

  private Room() {}

  /**
   * How many numbers there are.
   *
   * @param what they are, for the message
   * @param steps T, or samples
   * @param size numbers of a step
   * @throws DamagedStreamException if no array, or not this process, can hold them
   */
  static int numbers(String what, double steps, double size) {
    double numbers = Math.max(1, Math.floor(steps + 0.5)) * size;
    long heap = Runtime.getRuntime().maxMemory();
    if (!(numbers <= MOST_NUMBERS && numbers * Float.BYTES <= heap)) {
      throw new DamagedStreamException(
          String.format(
              Locale.ROOT,
              "%s: %.3g steps of %.0f numbers would take %.1f GiB and Java may take %.1f; lower the"
                  + " front-end's rate or size, or cut the recording up",
              what,
              steps,
              size,
              numbers * Float.BYTES / (1L << 30),
              heap / (double) (1L << 30)));
    }
    return (int) numbers;
  }
}
