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
   * @param temperature lambda
   */
  @Summary("Scores each step by a learned direction: softmax of lambda * u^T tanh(W a + b).")
  public record Config(
      @Setting(
              value = "true: score tanh(W a + b), Eq. 3; false: score tanh(a) itself, Eq. 8.",
              defaultsTo = "true")
          boolean projection,
      @Setting(
              value = "lambda, which scales the scores; 0 gives uniform weights; 0 to 1000000.",
              defaultsTo = "0.3")
          double temperature) {

    /** Checks the range. */
    public Config {
      if (!(temperature >= 0 && temperature <= 1e6)) {
        throw new IllegalArgumentException(
            "temperature: must be 0 to 1000000 but was " + temperature);
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
