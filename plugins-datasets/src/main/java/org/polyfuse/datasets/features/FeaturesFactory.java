package org.polyfuse.datasets.features;

import java.nio.file.Files;
import java.util.Locale;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.DatasetFactory;

/**
 * Lists features that were computed elsewhere. In a folder a stream's file is {@code
 * STREAM/ID.npy}, {@code ID/STREAM.npy} or {@code ID.STREAM.npy} (or npz, safetensors), and a table
 * tells labels. In one NPZ the arrays {@code train/STREAM}, {@code valid/STREAM} and {@code
 * test/STREAM} hold all clips of a part as (N, T, ...), filled up with zeros, beside {@code
 * train/labels}, {@code train/id} and, if known, {@code train/STREAM_lengths}: the keys and shapes
 * of the MMSA and MultiBench collections.
 */
public final class FeaturesFactory implements DatasetFactory<FeaturesConfig> {

  @Override
  public String name() {
    return "features";
  }

  @Override
  public Class<FeaturesConfig> configType() {
    return FeaturesConfig.class;
  }

  @Override
  public Dataset create(FeaturesConfig config) {
    if (Files.isDirectory(config.root())) {
      return new FolderListing(config).list();
    }
    if (Files.isRegularFile(config.root())) {
      return new NpzListing(config).list();
    }
    throw new PolyfuseException(
        String.format(
            Locale.ROOT,
            "dataset.root: must be a folder of feature files or an NPZ but %s is not there. Set it.",
            config.root()));
  }
}
