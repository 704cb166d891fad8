package org.polyfuse.statistics;

/**
 * An estimate and how well it is known.
 *
 * @param estimate the value measured
 * @param low the lower end
 * @param high the upper end
 * @param level how often such intervals hold the true value, 0.95 for most
 */
public record Interval(double estimate, double low, double high, double level) {

  /** The level that is used unless another is asked for. */
  public static final double LEVEL = 0.95;

  /** Whether a value lies in it, ends included. */
  public boolean holds(double value) {
    return low <= value && value <= high;
  }
}
