package org.polyfuse.system.contracts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.polyfuse.api.data.CorpusLayout;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.DatasetFactory;
import org.polyfuse.testkit.contract.DefaultSettings;

/** A small generated corpus, written in each layout. */
final class Corpora {

  private Corpora() {}

  /** The corpus in a layout; written on first use. */
  static Path in(CorpusLayout layout, Path folder) {
    Path tree = folder.resolve(layout.name());
    if (!Files.exists(tree)) {
      layout.write(generated(), tree);
    }
    return tree;
  }

  /** The corpus itself. */
  static Dataset generated() {
    return Found.datasets().stream()
        .filter(factory -> factory.name().equals("generated"))
        .map(Corpora::small)
        .findFirst()
        .orElseThrow();
  }

  private static <C extends Record> Dataset small(DatasetFactory<C> factory) {
    return factory.create(
        DefaultSettings.of(
            factory.configType(),
            Map.of("sessions", 3, "perSpeaker", 2, "minSeconds", 0.5, "maxSeconds", 0.6)));
  }
}
