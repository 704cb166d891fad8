package org.polyfuse.encoders;

import org.polyfuse.api.nn.Encoder;
import org.polyfuse.api.nn.EncoderFactory;
import org.polyfuse.api.nn.SequenceShape;

/**
 * The paper's convolutional encoder with LRN (1D-ABFCN, and 2D-ABFCN with {@code attend: cells}).
 * Takes steps (F) or (C, F) of any size.
 */
public final class FcnLrnEncoderFactory implements EncoderFactory<FcnLrnConfig> {

  /** For ServiceLoader. */
  public FcnLrnEncoderFactory() {}

  @Override
  public String name() {
    return "fcn-lrn";
  }

  @Override
  public Class<FcnLrnConfig> configType() {
    return FcnLrnConfig.class;
  }

  @Override
  public Encoder create(FcnLrnConfig config, SequenceShape input) {
    return new FcnLrnEncoder(config, config.channels(), input);
  }
}
