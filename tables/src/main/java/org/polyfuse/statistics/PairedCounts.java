package org.polyfuse.statistics;

import java.util.Locale;

/**
 * How often two systems were right on the same samples.
 *
 * @param both samples that both had right
 * @param onlyNew samples that the new system alone had right, b
 * @param onlyOld samples that the old system alone had right, c
 * @param neither samples that neither had right
 */
public record PairedCounts(int both, int onlyNew, int onlyOld, int neither) {

  /** Checks that none is negative. */
  public PairedCounts {
    if (both < 0 || onlyNew < 0 || onlyOld < 0 || neither < 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "counts: must be 0 or more but were %d, %d, %d, %d",
              both,
              onlyNew,
              onlyOld,
              neither));
    }
  }

  /**
   * Counts.
   *
   * @param newRight whether the new system was right on each sample
   * @param oldRight the same of the old system, in the same order
   * @throws IllegalArgumentException if there is not one for each
   */
  public static PairedCounts of(boolean[] newRight, boolean[] oldRight) {
    if (newRight.length != oldRight.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "samples: both systems need the same ones but had %d and %d",
              newRight.length,
              oldRight.length));
    }
    int[] counts = new int[4];
    for (int i = 0; i < newRight.length; i++) {
      counts[(newRight[i] ? 0 : 2) + (oldRight[i] ? 0 : 1)]++;
    }
    return new PairedCounts(counts[0], counts[1], counts[2], counts[3]);
  }

  /** All samples. */
  public int samples() {
    return both + onlyNew + onlyOld + neither;
  }

  /** The new system's accuracy less the old one's; 0 without samples. */
  public double difference() {
    return samples() == 0 ? 0 : (double) (onlyNew - onlyOld) / samples();
  }
}
