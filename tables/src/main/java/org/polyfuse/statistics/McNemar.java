package org.polyfuse.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * McNemar's exact test (Q. McNemar, Psychometrika 12, 1947): were the systems equally good, each of
 * the b + c samples that one system alone had right would be either's with probability 1/2.
 *
 * <p>One tail: {@code p = sum_{k<=c} C(b+c, k) / 2^(b+c)}, small if the new system is better. Two
 * tails: twice the smaller tail, at most 1. The sum is a regularised beta function, exact to double
 * precision for any count.
 */
public final class McNemar {

  private McNemar() {}

  /** The probability of such a difference, or a greater one, between equals; in (0, 1]. */
  public static double p(PairedCounts counts, Tails tails) {
    int b = counts.onlyNew();
    int c = counts.onlyOld();
    BinomialDistribution equals = BinomialDistribution.of(Math.addExact(b, c), 0.5);
    return switch (tails) {
      case ONE -> equals.cumulativeProbability(c);
      case TWO -> Math.min(1, 2 * equals.cumulativeProbability(Math.min(b, c)));
    };
  }
}
