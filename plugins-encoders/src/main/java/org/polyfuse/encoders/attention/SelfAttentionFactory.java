package org.polyfuse.encoders.attention;

import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.nn.Attention;
import org.polyfuse.api.nn.AttentionFactory;
import org.polyfuse.api.nn.SequenceShape;

/** The paper's attention, with or without the projection. Takes steps (C). */
public final class SelfAttentionFactory implements AttentionFactory<SelfAttentionFactory.Config> {

  /**
   * Settings of {@code self}.
   *
   * @param projection whether W a + b is scored, or a itself
   * @param lambda scales the scores; in the terms of others, the inverse of a temperature
   */
  @Summary("Scores each step by a learned direction: softmax of lambda * u^T tanh(W a + b).")
  public record Config(
      @Setting(
              value = "true: score tanh(W a + b), Eq. 3; false: score tanh(a) itself, Eq. 8.",
              defaultsTo = "true")
          boolean projection,
      @Setting(
              value = "Scales the scores; 0 gives uniform weights; 0 to 1000000.",
              defaultsTo = "0.3",
              formerly = "temperature")
          double lambda) {

    /** Checks the range. */
    public Config {
      if (!(lambda >= 0 && lambda <= 1e6)) {
        throw new IllegalArgumentException("lambda: must be 0 to 1000000 but was " + lambda);
      }
    }
  }

  /** For ServiceLoader. */
  public SelfAttentionFactory() {}

  @Override
  public String name() {
    return "self";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Attention create(Config config, SequenceShape input) {
    return new SelfAttention(config, input.channels());
  }
}
