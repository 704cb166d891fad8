package org.polyfuse.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's correction for several tests (S. Holm, Scandinavian Journal of Statistics 6, 1979). It
 * holds whatever the tests have to do with each other.
 */
public final class Holm {

  private Holm() {}

  /**
   * Adjusted p-values, in the order given: of m sorted ones the i-th times m - i + 1, never less
   * than the one before and at most 1.
   *
   * @param p each in [0, 1]
   */
  public static double[] adjust(double[] p) {
    int[] order =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[p.length];
    double least = 0;
    for (int i = 0; i < order.length; i++) {
      least = Math.max(least, Math.min(1, p[order[i]] * (p.length - i)));
      adjusted[order[i]] = least;
    }
    return adjusted;
  }
}
