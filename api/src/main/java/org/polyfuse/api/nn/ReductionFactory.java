package org.polyfuse.api.nn;

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
}
