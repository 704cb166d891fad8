package org.polyfuse.api.nn;

import org.polyfuse.api.Choice;
import org.polyfuse.api.PartFactory;

/** The SPI of attentions. */
public interface AttentionFactory<C extends Record> extends PartFactory<C> {

  /**
   * Makes an attention for one modality.
   *
   * @param input what the encoder, or the reduction after it, gives
   * @throws IllegalArgumentException if it cannot take that input; the message says what it needs
   */
  Attention create(C config, SequenceShape input);

  /**
   * Makes the part that a config chooses.
   *
   * @throws IllegalArgumentException as {@link #create}
   */
  static Attention make(Choice<AttentionFactory<?>> choice, SequenceShape input) {
    return make(choice.factory(), choice.config(), input);
  }

  private static <C extends Record> Attention make(
      AttentionFactory<C> factory, Record config, SequenceShape input) {
    return factory.create(factory.configType().cast(config), input);
  }
}
