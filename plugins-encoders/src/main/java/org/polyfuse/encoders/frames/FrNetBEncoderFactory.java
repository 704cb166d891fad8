package org.polyfuse.encoders.frames;

import org.polyfuse.api.nn.Encoder;
import org.polyfuse.api.nn.EncoderFactory;
import org.polyfuse.api.nn.SequenceShape;

/**
 * A trainable encoder of pictures with the contract of FR-Net-B (paper, section III.B): 224x224 RGB
 * in, the 1024 numbers of the last fully connected layer out. FR-Net-B itself is proprietary; its
 * architecture and weights are not public. Takes steps (C, H, W) of 32x32 pixels or more, grey or
 * RGB.
 */
public final class FrNetBEncoderFactory implements EncoderFactory<FrNetBConfig> {

  /** For ServiceLoader. */
  public FrNetBEncoderFactory() {}

  @Override
  public String name() {
    return "fr-net-b";
  }

  @Override
  public Class<FrNetBConfig> configType() {
    return FrNetBConfig.class;
  }

  @Override
  public Encoder create(FrNetBConfig config, SequenceShape input) {
    return new FrNetBEncoder(config, input);
  }
}
