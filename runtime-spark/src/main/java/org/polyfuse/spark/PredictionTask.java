package org.polyfuse.spark;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a task needs in order to predict.
 *
 * @param run the run's folder
 * @param fold 0 for the final model
 * @param manifest as every machine sees it
 * @param settings of the manifest
 * @param plugins folders of plugins
 * @param threads that one task computes with
 */
record PredictionTask(
    ShippedFolder run,
    int fold,
    String manifest,
    List<String> settings,
    List<ShippedFolder> plugins,
    int threads)
    implements Serializable {

  OptionalInt number() {
    return fold == 0 ? OptionalInt.empty() : OptionalInt.of(fold);
  }

  List<Path> pluginPath() {
    return plugins.stream().map(ShippedFolder::here).toList();
  }
}
