package org.polyfuse.encoders.frontend;

import org.polyfuse.api.data.FrontEnd;
import org.polyfuse.api.data.FrontEndFactory;

/** Arrays as they are. Takes a {@code FeatureArray} or a {@code Series} of any step. */
public final class FeaturesFrontEndFactory implements FrontEndFactory<FeaturesFrontEndConfig> {

  /** For ServiceLoader. */
  public FeaturesFrontEndFactory() {}

  @Override
  public String name() {
    return "features";
  }

  @Override
  public Class<FeaturesFrontEndConfig> configType() {
    return FeaturesFrontEndConfig.class;
  }

  @Override
  public FrontEnd create(FeaturesFrontEndConfig config) {
    return new FeaturesAsTheyAre(config);
  }
}
