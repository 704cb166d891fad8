package com.example.text;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.polyfuse.api.nn.EncoderFactory;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.testkit.contract.EncoderContract;

class NgramEmbeddingTest extends EncoderContract {

  @Override
  protected EncoderFactory<?> factory() {
    return new NgramEmbeddingFactory();
  }

  @Override
  protected List<NgramEmbeddingConfig> settings() {
    return List.of(
        new NgramEmbeddingConfig(32, 3, 0.2),
        new NgramEmbeddingConfig(1, 1, 0),
        new NgramEmbeddingConfig(6, 31, 0)); // wider than some texts are long
  }

  @Override
  protected Map<String, Supplier<? extends Record>> badSettings() {
    return Map.of(
        "size", () -> new NgramEmbeddingConfig(0, 3, 0.2),
        "width", () -> new NgramEmbeddingConfig(32, 4, 0.2),
        "dropout", () -> new NgramEmbeddingConfig(32, 3, 1));
  }

  @Override
  protected List<SequenceShape> inputs() {
    return List.of(SequenceShape.of(64, 0.3));
  }

  @Override
  protected int steps() {
    return 12;
  }
}
