package org.polyfuse.api.data;

import ai.djl.ndarray.types.Shape;
import java.util.Locale;

/**
 * Measurements at a fixed rate, such as motion-capture markers or physiological signals.
 *
 * @param values row-major (T, ...) with the trailing axes of {@code step}
 * @param step the shape of one measurement, for example (55, 3): markers x coordinates
 * @param rate measurements a second
 */
public record Series(float[] values, Shape step, double rate) implements RawStream {

  /** Checks that the values are whole steps. */
  public Series {
    if (!(rate > 0)) {
      throw new IllegalArgumentException("rate: must be above 0 but was " + rate);
    }
    if (step.size() <= 0 || values.length % step.size() != 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "values: must be a multiple of a step of shape %s but were %d numbers",
              step,
              values.length));
    }
  }

  /** The number of measurements. */
  public int steps() {
    return (int) (values.length / step.size());
  }

  @Override
  public double seconds() {
    return steps() / rate;
  }
}
