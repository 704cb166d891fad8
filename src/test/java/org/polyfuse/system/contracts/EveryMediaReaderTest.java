package org.polyfuse.system.contracts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyfuse.api.data.CorpusLayout;
import org.polyfuse.api.data.MediaReader;
import org.polyfuse.api.data.MediaReaderFactory;
import org.polyfuse.testkit.contract.DefaultSettings;
import org.polyfuse.testkit.contract.MediaReaderContract;

/**
 * A media reader reads a file of the generated corpus, in whichever layout it finds one, or one of
 * {@link OwnFiles}.
 */
@ParameterizedClass
@MethodSource("org.polyfuse.system.contracts.Found#mediaReaders")
class EveryMediaReaderTest extends MediaReaderContract {

  @TempDir static Path corpora;

  private final MediaReaderFactory<?> factory;

  EveryMediaReaderTest(MediaReaderFactory<?> factory) {
    this.factory = factory;
  }

  @Override
  protected MediaReaderFactory<?> factory() {
    return factory;
  }

  @Override
  protected Path file(Path folder) throws IOException {
    MediaReader reader = reader(factory);
    for (CorpusLayout layout : Found.layouts()) {
      Optional<Path> file = accepted(reader, Corpora.in(layout, corpora));
      if (file.isPresent()) {
        return file.get();
      }
    }
    Optional<Path> own = accepted(reader, OwnFiles.features(corpora));
    if (own.isPresent()) {
      return own.get();
    }
    throw new AssertionError("no layout holds a file for " + factory.name() + ". Make one here.");
  }

  private static <C extends Record> MediaReader reader(MediaReaderFactory<C> factory) {
    return factory.create(DefaultSettings.of(factory.configType()));
  }

  private static Optional<Path> accepted(MediaReader reader, Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      List<Path> sorted = files.filter(Files::isRegularFile).sorted().toList();
      return sorted.stream().filter(reader::accepts).findFirst();
    }
  }
}
