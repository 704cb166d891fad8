package org.polyfuse.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The matched-pairs test of NIST's scoring kit (L. Gillick, S. Cox, ICASSP 1989): d_i = 1 where the
 * new system alone was right, -1 where the old one alone was, else 0; {@code Z = mean(d) / (s /
 * sqrt(n))} with s over n - 1; one tail {@code p = 1 - Phi(Z)}.
 *
 * @param z the statistic; 0 if the systems never differ
 * @param p the probability of such a difference, or a greater one, between equals; 1 if they never
 *     differ
 */
public record MatchedPairs(double z, double p) {

  /** Tests. */
  public static MatchedPairs of(PairedCounts counts, Tails tails) {
    if (counts.onlyNew() + counts.onlyOld() == 0) {
      return new MatchedPairs(0, 1);
    }
    double z = z(counts);
    NormalDistribution normal = NormalDistribution.of(0, 1);
    return new MatchedPairs(
        z,
        switch (tails) {
          case ONE -> normal.survivalProbability(z);
          case TWO -> Math.min(1, 2 * normal.survivalProbability(Math.abs(z)));
        });
  }

  /** Infinite if every sample differs the same way, since s is 0. */
  private static double z(PairedCounts counts) {
    double n = counts.samples();
    double mean = counts.difference();
    double squares = counts.onlyNew() + counts.onlyOld() - n * mean * mean;
    double s = n > 1 ? Math.sqrt(Math.max(0, squares) / (n - 1)) : 0;
    return mean / (s / Math.sqrt(n));
  }
}
