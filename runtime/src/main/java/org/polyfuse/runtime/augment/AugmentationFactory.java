package org.polyfuse.runtime.augment;

import ai.djl.ndarray.types.Shape;
import org.polyfuse.api.PartFactory;

/**
 * Ways to change training data. The settings have a component {@code seed}, so that one
 * augmentation can be drawn anew while all else stays.
 */
public interface AugmentationFactory<C extends Record> extends PartFactory<C> {

  /**
   * Makes the augmentation.
   *
   * @param step the shape of a feature step
   * @throws IllegalArgumentException if it does nothing sensible to such steps; the message says
   *     what it needs
   */
  Augmentation create(C config, Shape step);

  /** The seed among the settings. */
  long seed(C config);
}
