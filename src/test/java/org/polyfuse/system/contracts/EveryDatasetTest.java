package org.polyfuse.system.contracts;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyfuse.api.data.CorpusLayout;
import org.polyfuse.api.data.DatasetFactory;
import org.polyfuse.testkit.contract.DatasetContract;
import org.polyfuse.testkit.contract.DefaultSettings;

/**
 * A dataset that reads a folder reads the generated corpus in the layout of the same name, if there
 * is one, else a small corpus of {@link OwnFiles}.
 */
@ParameterizedClass
@MethodSource("org.polyfuse.system.contracts.Found#datasets")
class EveryDatasetTest extends DatasetContract {

  @TempDir static Path corpora;

  private final DatasetFactory<?> factory;

  EveryDatasetTest(DatasetFactory<?> factory) {
    this.factory = factory;
  }

  @Override
  protected DatasetFactory<?> factory() {
    return factory;
  }

  @Override
  protected List<? extends Record> settings() {
    return DefaultSettings.variants(DefaultSettings.of(factory.configType(), given()));
  }

  private Map<String, Path> given() {
    return switch (factory.name()) {
      case "manifest" -> Map.of("file", OwnFiles.manifest(corpora));
      case "features" -> Map.of("root", OwnFiles.features(corpora));
      default -> isOnDisk() ? Map.of("root", Corpora.in(layout(), corpora)) : Map.of();
    };
  }

  private boolean isOnDisk() {
    return Arrays.stream(factory.configType().getRecordComponents())
        .map(RecordComponent::getName)
        .anyMatch("root"::equals);
  }

  private CorpusLayout layout() {
    return Found.layouts().stream()
        .filter(layout -> layout.name().equals(factory.name()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no layout is named " + factory.name()));
  }
}
