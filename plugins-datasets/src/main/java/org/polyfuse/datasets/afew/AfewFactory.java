package org.polyfuse.datasets.afew;

import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.DatasetFactory;

/**
 * Lists the clips of AFEW (Dhall et al., 2012) with streams {@code audio} and {@code video} (both
 * of the clip) and {@code faces} (the aligned faces that come with it, where they do). {@code
 * Train_AFEW} and {@code Val_AFEW} are the parts train and validation, by folders of classes;
 * {@code Test_AFEW}, if it is there, is flat and without labels. What lies in a wrong place, or
 * twice, is named as damage.
 */
public final class AfewFactory implements DatasetFactory<AfewConfig> {

  /** For ServiceLoader. */
  public AfewFactory() {}

  @Override
  public String name() {
    return "afew";
  }

  @Override
  public Class<AfewConfig> configType() {
    return AfewConfig.class;
  }

  @Override
  public Dataset create(AfewConfig config) {
    return new AfewListing(config).list();
  }
}
