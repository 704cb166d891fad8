package org.polyfuse.datasets.generated;

import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.DatasetFactory;

/**
 * Makes the known-answer corpus of this package, with streams {@code audio}, {@code markers} and
 * {@code transcript}. Everything follows from the settings: equal settings give equal bits, in any
 * order of asking and from any thread; each recording draws from a random stream of its own.
 * Nothing is kept: a stream is made anew each time it is asked for, in a few milliseconds.
 */
public final class GeneratedFactory implements DatasetFactory<GeneratedConfig> {

  @Override
  public String name() {
    return "generated";
  }

  @Override
  public Class<GeneratedConfig> configType() {
    return GeneratedConfig.class;
  }

  @Override
  public Dataset create(GeneratedConfig config) {
    return new GeneratedDataset(config);
  }
}
