package org.polyfuse.encoders.frontend;

import org.polyfuse.api.data.FrontEnd;
import org.polyfuse.api.data.FrontEndFactory;

/** Arrays as they are. Takes a {@code FeatureArray} or a {@code Series} of any step. */
public final class FeaturesFactory implements FrontEndFactory<FeaturesConfig> {

  /** For ServiceLoader. */
  public FeaturesFactory() {}

  @Override
  public String name() {
    return "features";
  }

  @Override
  public Class<FeaturesConfig> configType() {
    return FeaturesConfig.class;
  }

  @Override
  public FrontEnd create(FeaturesConfig config) {
    return new FeaturesAsTheyAre(config);
  }
}
