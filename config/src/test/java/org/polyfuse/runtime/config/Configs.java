package org.polyfuse.runtime.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.config.layer.Layer;
import org.polyfuse.runtime.plugins.Plugins;
import org.polyfuse.runtime.plugins.TestPlugins;

/** Reads test configs. */
final class Configs {

  static final Plugins PLUGINS = TestPlugins.load();
  static final String DATASET = "dataset: {type: files, root: corpus}\n";

  private static final ConfigLoader LOADER = new ConfigLoader(PLUGINS);

  private Configs() {}

  /** A text to which a sound dataset is added. */
  static Loaded<Sample> load(String text, String... overrides) {
    return whole(text + "\n" + DATASET, overrides);
  }

  static Loaded<Sample> whole(String text, String... overrides) {
    return LOADER.load(Layer.embedded("my.yaml", text), List.of(overrides), Sample.class);
  }

  static Loaded<Sample> file(Path file, String... overrides) {
    return LOADER.load(file, List.of(overrides), Sample.class);
  }

  /** The problems of a text to which a sound dataset is added. */
  static List<String> problems(String text, String... overrides) {
    return refused(() -> load(text, overrides));
  }

  static List<String> refused(Runnable loading) {
    return catchThrowableOfType(PolyfuseException.class, loading::run).problems();
  }

  static Path write(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The settings of the fusion as it would be written out. */
  static Object fusion(Loaded<Sample> loaded) {
    return Resolved.of(loaded.value()).tree().get("fusion");
  }
}
