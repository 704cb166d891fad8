package org.polyfuse.api.nn;

import java.util.Locale;

/**
 * Equal spans of time that all streams of a recording share. What lies past the last trunk joins
 * it.
 *
 * @param segments H, at least 1
 * @param segmentSeconds the length of a trunk, above 0
 */
public record Trunks(int segments, double segmentSeconds) {

  /** Checks the ranges. */
  public Trunks {
    if (segments < 1 || !(segmentSeconds > 0)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "segments: 1 or more of a positive length are needed but were %d of %s s",
              segments,
              segmentSeconds));
    }
  }

  /** The trunk, 0..H-1, in which a time in seconds lies. */
  public int indexOf(double centre) {
    // a centre on a border, up to rounding, belongs to the trunk that starts there
    return Math.min((int) Math.floor(centre / segmentSeconds + 1e-9), segments - 1);
  }
}
