package org.polyfuse.runtime.memory;

import java.util.Optional;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.DatasetFactory;

/**
 * What stands for a program's own dataset in a study. Its setting is a digest of the content, so
 * that other data is another study, with another run folder.
 */
public final class InMemoryFactory implements DatasetFactory<InMemoryFactory.Settings> {

  /** Its name in the config of a run. */
  public static final String NAME = "in-memory";

  /** What can be written down of the data. */
  @Summary("Recordings that the program held which trained the system.")
  public record Settings(
      @Setting("SHA-256 of ids, labels, groups, splits and streams.") String content) {}

  private final Optional<Dataset> dataset;

  private InMemoryFactory(Optional<Dataset> dataset) {
    this.dataset = dataset;
  }

  /** Gives this dataset. */
  public static InMemoryFactory of(Dataset dataset) {
    return new InMemoryFactory(Optional.of(dataset));
  }

  /** Understands the config of a run whose data is not at hand: its systems can be opened. */
  public static InMemoryFactory absent() {
    return new InMemoryFactory(Optional.empty());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<Settings> configType() {
    return Settings.class;
  }

  /**
   * {@inheritDoc}
   *
   * @throws PolyfuseException if the data is not at hand
   */
  @Override
  public Dataset create(Settings config) {
    return dataset.orElseThrow(
        () ->
            new PolyfuseException(
                "dataset: the recordings must be at hand but were held by the program that made"
                    + " the run, and are in no file. Give them in a program, or name other data"
                    + " with dataset.type=NAME."));
  }
}
