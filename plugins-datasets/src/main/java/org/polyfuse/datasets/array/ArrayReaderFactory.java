package org.polyfuse.datasets.array;

import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.data.MediaReader;
import org.polyfuse.api.data.MediaReaderFactory;

/**
 * Reads arrays of features computed elsewhere: {@code .npy}, {@code .npz} and {@code .safetensors}
 * with one array of shape (T, ...), or several of which one is named {@code features}. A vector (D)
 * is one step. A single number {@code step_seconds} or {@code rate} beside it tells how long a step
 * is. Numbers of any type become floats.
 */
public final class ArrayReaderFactory implements MediaReaderFactory<ArrayReaderFactory.Config> {

  /** The settings. */
  @Summary("Feature arrays (T, ...) in npy, npz and safetensors files.")
  public record Config(
      @Setting(
              value = "Seconds a step where the file does not tell; 1e-5 to 1e5.",
              defaultsTo = "1")
          double stepSeconds) {

    /** Checks the range. */
    public Config {
      if (!(stepSeconds >= 1e-5 && stepSeconds <= 1e5)) {
        throw new IllegalArgumentException(
            "stepSeconds: must be 1e-5 to 1e5 but was " + stepSeconds);
      }
    }
  }

  @Override
  public String name() {
    return "array";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public MediaReader create(Config config) {
    return new ArrayReader(config.stepSeconds());
  }
}
