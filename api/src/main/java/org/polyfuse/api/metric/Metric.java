package org.polyfuse.api.metric;

/**
 * What posteriors are worth, one number. On the host, in plain Java; stateless and safe for use
 * from several threads.
 */
public interface Metric {

  /**
   * Its name in {@code metrics.json} and in {@code training.select}: kebab-case, and another one
   * for other settings, such as {@code top-2}.
   */
  String name();

  /** Whether a larger value is a better one. */
  boolean higherIsBetter();

  /**
   * Computes it over recordings with a label.
   *
   * @param posteriors (S, K), S one or more
   * @param labels (S), the true class of each, 0..K-1
   * @return a finite number as long as the posteriors are numbers
   */
  double of(float[][] posteriors, int[] labels);
}
