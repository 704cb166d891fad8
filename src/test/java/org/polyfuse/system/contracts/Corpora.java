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
      layout.write(generated(2), tree);
    }
    return tree;
  }

  /** The corpus itself: short recordings, for layouts draw each picture of a film. */
  static Dataset generated(int perSpeaker) {
    return Found.datasets().stream()
        .filter(factory -> factory.name().equals("generated"))
        .map(factory -> small(factory, perSpeaker))
        .findFirst()
        .orElseThrow();
  }

  private static <C extends Record> Dataset small(DatasetFactory<C> factory, int perSpeaker) {
    return factory.create(
        DefaultSettings.of(
            factory.configType(),
            Map.of("sessions", 3, "perSpeaker", perSpeaker, "minSeconds", 0.5, "maxSeconds", 0.6)));
  }
}
