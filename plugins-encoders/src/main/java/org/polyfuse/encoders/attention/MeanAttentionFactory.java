package org.polyfuse.encoders.attention;

import org.polyfuse.api.Summary;
import org.polyfuse.api.nn.Attention;
import org.polyfuse.api.nn.AttentionFactory;
import org.polyfuse.api.nn.SequenceShape;

/** The mean over the valid steps, as a baseline. Takes steps (C). */
public final class MeanAttentionFactory implements AttentionFactory<MeanAttentionFactory.Config> {

  /** There is nothing to set. */
  @Summary("The same weight for each valid step: the mean over time.")
  public record Config() {}

  /** For ServiceLoader. */
  public MeanAttentionFactory() {}

  @Override
  public String name() {
    return "mean";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Attention create(Config config, SequenceShape input) {
    input.channels(); // refuses steps that are not vectors
    return new MeanAttention();
  }
}
