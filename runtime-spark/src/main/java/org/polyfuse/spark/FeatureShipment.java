package org.polyfuse.spark;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.polyfuse.runtime.cluster.FeatureTask;

/**
 * What a task needs in order to make features.
 *
 * @param config the study's settings
 * @param inits runs whose weights frozen encoders have
 * @param plugins folders of plugins
 * @param folder where features are written besides; null to fill the cache alone
 * @param threads that one task computes with
 */
record FeatureShipment(
    String config,
    List<ShippedFolder> inits,
    List<ShippedFolder> plugins,
    @Nullable String folder,
    int threads)
    implements Serializable {

  FeatureTask open() {
    return FeatureTask.open(
        config,
        plugins.stream().map(ShippedFolder::here).toList(),
        runs(),
        Optional.ofNullable(folder).map(Path::of),
        threads);
  }

  /** A folder in which they lie as configs name them. */
  private Path runs() {
    try {
      Path runs = Files.createTempDirectory("polyfuse-inits");
      runs.toFile().deleteOnExit();
      for (ShippedFolder init : inits) {
        Path here = init.here();
        Path link = Files.createSymbolicLink(runs.resolve(here.getFileName()), here);
        link.toFile().deleteOnExit(); // before the folder
      }
      return runs;
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary folder can be made: " + e, e);
    }
  }
}
