package org.polyfuse.runtime.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * Recordings of a manifest to be predicted on a cluster.
 *
 * @param run the run's folder
 * @param fold from 1 on; empty for the final model
 * @param manifest a table of recordings; it and the files that it names must be seen by every
 *     executor under the same paths
 * @param settings {@code dataset.KEY=VALUE} of the manifest
 * @param pluginPath folders of plugins besides those that are installed
 * @param output where the predictions go: a folder, or a place in an object store
 */
public record PredictionOrder(
    Path run,
    OptionalInt fold,
    Path manifest,
    List<String> settings,
    List<Path> pluginPath,
    String output) {

  /** Keeps copies. */
  public PredictionOrder {
    settings = List.copyOf(settings);
    pluginPath = List.copyOf(pluginPath);
  }
}
