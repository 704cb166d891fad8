package org.polyfuse.statistics;

/**
 * Mean and sample standard deviation of some values.
 *
 * @param mean 0 without values
 * @param deviation over n - 1; 0 with fewer than two values
 * @param count n
 */
public record Spread(double mean, double deviation, int count) {

  /** Of these values. */
  public static Spread of(double... values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = values.length == 0 ? 0 : sum / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double deviation = values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
    return new Spread(mean, deviation, values.length);
  }
}
