package org.polyfuse.encoders;

import org.polyfuse.api.Summary;
import org.polyfuse.api.nn.Encoder;
import org.polyfuse.api.nn.EncoderFactory;
import org.polyfuse.api.nn.SequenceShape;

/** Passes vectors on as they are. Takes steps (C). */
public final class IdentityEncoderFactory implements EncoderFactory<IdentityEncoderFactory.Config> {

  /** There is nothing to set. */
  @Summary("Passes feature vectors on as they are.")
  public record Config() {}

  /** For ServiceLoader. */
  public IdentityEncoderFactory() {}

  @Override
  public String name() {
    return "identity";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Encoder create(Config config, SequenceShape input) {
    return new IdentityEncoder(SequenceShape.of(input.channels(), input.stepSeconds()));
  }
}
