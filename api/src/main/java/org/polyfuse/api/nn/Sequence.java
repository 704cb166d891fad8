package org.polyfuse.api.nn;

import ai.djl.ndarray.NDArray;
import java.util.Locale;

/**
 * A batch of sequences.
 *
 * @param values (N, T, ...)
 * @param mask (N, T), 1 where a step is valid and 0 where it is padding; a valid step never follows
 *     a padded one
 */
public record Sequence(NDArray values, NDArray mask) {

  /** Checks that both agree on (N, T). */
  public Sequence {
    if (mask.getShape().dimension() != 2
        || values.getShape().dimension() < 3
        || values.getShape().get(0) != mask.getShape().get(0)
        || values.getShape().get(1) != mask.getShape().get(1)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "sequence: expected values (N, T, ...) and a mask (N, T) but got %s and %s",
              values.getShape(),
              mask.getShape()));
    }
  }
}
