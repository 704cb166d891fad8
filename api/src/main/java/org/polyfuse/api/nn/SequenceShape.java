package org.polyfuse.api.nn;

import ai.djl.ndarray.types.Shape;
import java.util.Locale;

/**
 * What is known of a sequence before there is one: the number of steps varies, the rest is fixed.
 *
 * @param step the axes after (N, T), for example (200) or (3, 55)
 * @param stepSeconds nominal seconds from one step to the next
 */
public record SequenceShape(Shape step, double stepSeconds) {

  /** Checks that every axis is known. */
  public SequenceShape {
    if (step.dimension() == 0 || step.size() <= 0 || !(stepSeconds > 0)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "sequence: known axes and a positive step are needed but were %s, %s s",
              step,
              stepSeconds));
    }
  }

  /** Steps that are vectors. */
  public static SequenceShape of(long channels, double stepSeconds) {
    return new SequenceShape(new Shape(channels), stepSeconds);
  }

  /**
   * C, for steps that are vectors.
   *
   * @throws IllegalArgumentException if a step has more than one axis; the message is fit for a
   *     user who combined parts that do not go together
   */
  public long channels() {
    if (step.dimension() != 1) {
      throw new IllegalArgumentException("steps must be vectors but have shape " + step);
    }
    return step.get(0);
  }
}
