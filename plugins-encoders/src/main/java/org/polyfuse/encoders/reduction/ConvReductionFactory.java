package org.polyfuse.encoders.reduction;

import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.nn.Reduction;
import org.polyfuse.api.nn.ReductionFactory;
import org.polyfuse.api.nn.SequenceShape;

/** The paper's Conv reduction: groups of neighbours to one number. Takes steps (C). */
public final class ConvReductionFactory implements ReductionFactory<ConvReductionFactory.Config> {

  /**
   * Settings of {@code conv}.
   *
   * @param size the kernel, and its stride
   */
  @Summary("One filter along the vector of each step: groups of neighbours become one number.")
  public record Config(
      @Setting(value = "Neighbours that become one number; 1 or more.", defaultsTo = "4")
          int size) {

    /** Checks the range. */
    public Config {
      if (size < 1) {
        throw new IllegalArgumentException("size: must be 1 or more but was " + size);
      }
    }
  }

  /** For ServiceLoader. */
  public ConvReductionFactory() {}

  @Override
  public String name() {
    return "conv";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Reduction create(Config config, SequenceShape input) {
    return new ConvReduction(config.size(), input);
  }
}
