package org.polyfuse.api.nn;

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
}
