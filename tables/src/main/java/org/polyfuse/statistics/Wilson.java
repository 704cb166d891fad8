package org.polyfuse.statistics;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/**
 * Wilson's score interval of a proportion (E. B. Wilson, Journal of the American Statistical
 * Association 22, 1927), which stays in [0, 1] and is right for few samples too.
 */
public final class Wilson {

  private Wilson() {}

  /**
   * The interval of a share.
   *
   * @param right how many of the samples count
   * @param samples how many there are; with none the interval is all of [0, 1]
   */
  public static Interval of(int right, int samples) {
    if (samples == 0) {
      return new Interval(0, 0, 1, Interval.LEVEL);
    }
    var found =
        BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(samples, right, 1 - Interval.LEVEL);
    return new Interval(
        (double) right / samples, found.getLowerBound(), found.getUpperBound(), Interval.LEVEL);
  }
}
