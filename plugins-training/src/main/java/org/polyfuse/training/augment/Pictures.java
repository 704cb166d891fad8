package org.polyfuse.training.augment;

import ai.djl.ndarray.types.Shape;
import java.util.Locale;

/** Steps that are pictures (C, H, W). */
final class Pictures {

  private Pictures() {}

  static void require(String augmentation, Shape step) {
    if (step.dimension() != 3) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: steps must be pictures (C, H, W) but have shape %s. Use a front-end that gives pictures.",
              augmentation,
              step));
    }
  }
}
