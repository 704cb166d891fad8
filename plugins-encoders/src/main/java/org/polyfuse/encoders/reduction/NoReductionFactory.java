package org.polyfuse.encoders.reduction;

import org.polyfuse.api.Summary;
import org.polyfuse.api.nn.Reduction;
import org.polyfuse.api.nn.ReductionFactory;
import org.polyfuse.api.nn.SequenceShape;

/** No reduction: the default of a modality. */
public final class NoReductionFactory implements ReductionFactory<NoReductionFactory.Config> {

  /** There is nothing to set. */
  @Summary("Leaves the encoded steps as they are.")
  public record Config() {}

  /** For ServiceLoader. */
  public NoReductionFactory() {}

  @Override
  public String name() {
    return "none";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Reduction create(Config config, SequenceShape input) {
    return new NoReduction(input);
  }
}
