package org.polyfuse.api.nn;

import org.polyfuse.api.PartFactory;

/** The SPI of encoders. */
public interface EncoderFactory<C extends Record> extends PartFactory<C> {

  /**
   * Makes an encoder for one modality.
   *
   * @param input what the front-end gives
   * @throws IllegalArgumentException if it cannot take that input; the message says what it needs
   */
  Encoder create(C config, SequenceShape input);
}
