package org.polyfuse.runtime.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.runtime.study.Study;

/**
 * Features that are to be made on a cluster.
 *
 * @param study whose features they are; its files must be seen by every executor under the same
 *     paths, and so must its cache or the folder
 * @param dataset the recordings of the study
 * @param inits folders of runs that weights of frozen encoders come from
 * @param pluginPath folders of plugins besides those that are installed
 * @param folder where features are written besides; empty to fill the study's cache alone
 */
public record FeatureOrder(
    Study study, Dataset dataset, List<Path> inits, List<Path> pluginPath, Optional<Path> folder) {

  /** Keeps copies. */
  public FeatureOrder {
    inits = List.copyOf(inits);
    pluginPath = List.copyOf(pluginPath);
  }
}
