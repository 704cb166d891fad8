package org.polyfuse.api.nn;

import java.util.Optional;
import org.polyfuse.api.Choice;
import org.polyfuse.api.PartFactory;

/** The SPI of encoders. */
public interface EncoderFactory<C extends Record> extends PartFactory<C> {

  /**
   * Makes an encoder for one modality.
   *
   * @param input what the front-end gives, or the output of {@link #preparation}
   * @throws IllegalArgumentException if it cannot take that input; the message says what it needs
   */
  Encoder create(C config, SequenceShape input);

  /**
   * What is computed of a recording once, ahead of the network: {@link #create} is then given its
   * output in place of the front-end's. Empty, unless an encoder says otherwise: all of it is
   * layers of the network.
   *
   * @param config the settings as configured; what they leave to the data is still open
   * @param input what the front-end gives
   * @return the caller closes it
   * @throws IllegalArgumentException if it cannot take that input; the message says what it needs
   */
  default Optional<Preparation> preparation(C config, SequenceShape input) {
    return Optional.empty();
  }

  /**
   * Makes the part that a config chooses.
   *
   * @throws IllegalArgumentException as {@link #create}
   */
  static Encoder make(Choice<EncoderFactory<?>> choice, SequenceShape input) {
    return make(choice.factory(), choice.config(), input);
  }

  private static <C extends Record> Encoder make(
      EncoderFactory<C> factory, Record config, SequenceShape input) {
    return factory.create(factory.configType().cast(config), input);
  }

  /**
   * What the chosen encoder computes of a recording once, ahead of the network.
   *
   * @throws IllegalArgumentException as {@link #preparation}
   */
  static Optional<Preparation> prepare(Choice<EncoderFactory<?>> choice, SequenceShape input) {
    return prepare(choice.factory(), choice.config(), input);
  }

  private static <C extends Record> Optional<Preparation> prepare(
      EncoderFactory<C> factory, Record config, SequenceShape input) {
    return factory.preparation(factory.configType().cast(config), input);
  }
}
