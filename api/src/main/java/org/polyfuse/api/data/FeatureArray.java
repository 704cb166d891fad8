package org.polyfuse.api.data;

import ai.djl.ndarray.types.Shape;
import java.util.Locale;

/**
 * Features computed elsewhere: a plain array, one row a step.
 *
 * @param values row-major (T, ...) with the trailing axes of {@code step}
 * @param step the shape of one step, for example (1024)
 * @param stepSeconds seconds from one step to the next
 */
public record FeatureArray(float[] values, Shape step, double stepSeconds) implements RawStream {

  /** Checks that the values are whole steps. */
  public FeatureArray {
    if (!(stepSeconds > 0)) {
      throw new IllegalArgumentException("stepSeconds: must be above 0 but was " + stepSeconds);
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

  /** The number of steps. */
  public int steps() {
    return (int) (values.length / step.size());
  }

  @Override
  public double seconds() {
    return steps() * stepSeconds;
  }
}
