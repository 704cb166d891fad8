package org.polyfuse.api.nn;

import org.polyfuse.api.Choice;
import org.polyfuse.api.PartFactory;

/** The SPI of reductions. */
public interface ReductionFactory<C extends Record> extends PartFactory<C> {

  /**
   * Makes a reduction for one modality.
   *
   * @param input what the encoder gives
   * @throws IllegalArgumentException if it cannot take that input; the message says what it needs
   */
  Reduction create(C config, SequenceShape input);

  /**
   * Makes the part that a config chooses.
   *
   * @throws IllegalArgumentException as {@link #create}
   */
  static Reduction make(Choice<ReductionFactory<?>> choice, SequenceShape input) {
    return make(choice.factory(), choice.config(), input);
  }

  private static <C extends Record> Reduction make(
      ReductionFactory<C> factory, Record config, SequenceShape input) {
    return factory.create(factory.configType().cast(config), input);
  }
}
