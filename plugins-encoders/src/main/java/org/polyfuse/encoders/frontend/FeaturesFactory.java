package org.polyfuse.encoders.frontend;

import org.polyfuse.api.Summary;
import org.polyfuse.api.data.FrontEnd;
import org.polyfuse.api.data.FrontEndFactory;

/** Arrays as they are. Takes a {@code FeatureArray} or a {@code Series} of any step. */
public final class FeaturesFactory implements FrontEndFactory<FeaturesFactory.Config> {

  /** There is nothing to set. */
  @Summary("Features computed elsewhere, or measurements, as they are.")
  public record Config() {}

  /** For ServiceLoader. */
  public FeaturesFactory() {}

  @Override
  public String name() {
    return "features";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public FrontEnd create(Config config) {
    return new FeaturesAsTheyAre();
  }
}
