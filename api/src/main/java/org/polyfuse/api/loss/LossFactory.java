package org.polyfuse.api.loss;

import org.polyfuse.api.Choice;
import org.polyfuse.api.PartFactory;
import org.polyfuse.api.Target;

/** The SPI of losses. */
public interface LossFactory<C extends Record> extends PartFactory<C> {

  /**
   * Makes a loss.
   *
   * @param target what is predicted
   * @throws IllegalArgumentException if it cannot judge that; the message says what it needs
   */
  Loss create(C config, Target target);

  /**
   * Makes the part that a config chooses.
   *
   * @throws IllegalArgumentException as {@link #create}
   */
  static Loss make(Choice<LossFactory<?>> choice, Target target) {
    return make(choice.factory(), choice.config(), target);
  }

  private static <C extends Record> Loss make(
      LossFactory<C> factory, Record config, Target target) {
    return factory.create(factory.configType().cast(config), target);
  }
}
