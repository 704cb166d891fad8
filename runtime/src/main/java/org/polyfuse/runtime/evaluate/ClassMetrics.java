package org.polyfuse.runtime.evaluate;

/**
 * How well one class is recognised. A ratio whose denominator is 0 is 0.
 *
 * @param name the class
 * @param samples how many test recordings are of it; with 0 the class counts in no mean
 * @param recall the share of its recordings that are recognised
 * @param precision the share of right ones among recordings taken for it
 * @param f1 the harmonic mean of both
 */
public record ClassMetrics(String name, int samples, double recall, double precision, double f1) {

  static ClassMetrics of(String name, int right, int samples, int predicted) {
    return new ClassMetrics(
        name,
        samples,
        ratio(right, samples),
        ratio(right, predicted),
        ratio(2.0 * right, samples + predicted));
  }

  private static double ratio(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }
}
