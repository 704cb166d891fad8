package org.polyfuse.api.train;

import ai.djl.ndarray.types.Shape;
import org.polyfuse.api.Choice;
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

  /**
   * Makes the part that a config chooses.
   *
   * @throws IllegalArgumentException as {@link #create}
   */
  static Augmentation make(Choice<AugmentationFactory<?>> choice, Shape step) {
    return make(choice.factory(), choice.config(), step);
  }

  private static <C extends Record> Augmentation make(
      AugmentationFactory<C> factory, Record config, Shape step) {
    return factory.create(factory.configType().cast(config), step);
  }

  /** The seed of the chosen augmentation. */
  static long seedOf(Choice<AugmentationFactory<?>> choice) {
    return seedOf(choice.factory(), choice.config());
  }

  private static <C extends Record> long seedOf(AugmentationFactory<C> factory, Record config) {
    return factory.seed(factory.configType().cast(config));
  }
}
