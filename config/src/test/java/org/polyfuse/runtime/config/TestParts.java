package org.polyfuse.runtime.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.DatasetFactory;
import org.polyfuse.api.nn.Attention;
import org.polyfuse.api.nn.AttentionFactory;
import org.polyfuse.api.nn.Encoder;
import org.polyfuse.api.nn.EncoderFactory;
import org.polyfuse.api.nn.SequenceShape;

/** Other parts of which only the settings matter. */
public final class TestParts {

  private TestParts() {}

  @Summary("Files.")
  record FilesSettings(
      @Setting("The folder of the corpus.") Path root,
      @Setting(value = "The classes.", defaultsTo = "[calm, angry]") List<String> classes) {}

  @Summary("As it is.")
  record NoSettings() {}

  @Summary("Looks everywhere.")
  record MeanSettings(
      @Setting(value = "Above 0.", defaultsTo = "1", formerly = "heat") double temperature) {}

  /** {@code files}. */
  public static final class Files implements DatasetFactory<FilesSettings> {
    @Override
    public String name() {
      return "files";
    }

    @Override
    public Class<FilesSettings> configType() {
      return FilesSettings.class;
    }

    @Override
    public Dataset create(FilesSettings config) {
      throw new UnsupportedOperationException();
    }
  }

  /** {@code identity}. */
  public static final class Identity implements EncoderFactory<NoSettings> {
    @Override
    public String name() {
      return "identity";
    }

    @Override
    public Class<NoSettings> configType() {
      return NoSettings.class;
    }

    @Override
    public Encoder create(NoSettings config, SequenceShape input) {
      throw new UnsupportedOperationException();
    }
  }

  /** {@code mean}. */
  public static final class Mean implements AttentionFactory<MeanSettings> {
    @Override
    public String name() {
      return "mean";
    }

    @Override
    public Optional<String> formerName() {
      return Optional.of("average");
    }

    @Override
    public Class<MeanSettings> configType() {
      return MeanSettings.class;
    }

    @Override
    public Attention create(MeanSettings config, SequenceShape input) {
      throw new UnsupportedOperationException();
    }
  }
}
