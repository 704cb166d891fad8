package com.example.text;

import org.polyfuse.api.nn.Encoder;
import org.polyfuse.api.nn.EncoderFactory;
import org.polyfuse.api.nn.SequenceShape;

/** An encoder of hashed words. Takes steps (B), gives steps (C), one a word. */
public final class NgramEmbeddingFactory implements EncoderFactory<NgramEmbeddingConfig> {

  @Override
  public String name() {
    return "ngram-embedding";
  }

  @Override
  public Class<NgramEmbeddingConfig> configType() {
    return NgramEmbeddingConfig.class;
  }

  @Override
  public Encoder create(NgramEmbeddingConfig config, SequenceShape input) {
    return new NgramEmbedding(config, input);
  }
}
