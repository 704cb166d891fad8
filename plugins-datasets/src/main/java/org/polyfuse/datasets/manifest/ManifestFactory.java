package org.polyfuse.datasets.manifest;

import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.DatasetFactory;

/**
 * Lists the recordings of a table. A column {@code id}, {@code label}, {@code split}, groups
 * ({@code speaker}, {@code session}, {@code group.NAME}), and every other column a stream: the path
 * of a file, or {@code PATH@START-END} for a span in seconds. An empty cell is an absent stream.
 * Everything that is wrong is told at once, each with its line.
 */
public final class ManifestFactory implements DatasetFactory<ManifestConfig> {

  @Override
  public String name() {
    return "manifest";
  }

  @Override
  public Class<ManifestConfig> configType() {
    return ManifestConfig.class;
  }

  @Override
  public Dataset create(ManifestConfig config) {
    return new ManifestListing(config).list();
  }
}
