package org.polyfuse.runtime;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.polyfuse.api.PartFactory;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.nn.FusionFactory;
import org.polyfuse.runtime.config.ConfigLoader;
import org.polyfuse.runtime.memory.ContentDigest;
import org.polyfuse.runtime.memory.InMemoryFactory;
import org.polyfuse.runtime.plugins.Plugins;
import org.polyfuse.runtime.study.Study;
import org.polyfuse.runtime.study.TrainingSection.Metric;

/**
 * Builds a study in code. It says what a config file can say, with the same defaults, rules and
 * messages; whatever has no method of its own here is {@link #set set} by its path.
 *
 * <pre>{@code
 * Study study =
 *     toolkit
 *         .study("voice-and-face")
 *         .dataset(dataset)
 *         .modality("audio", m -> m.frontEnd("spectrogram").encoder("fcn-lrn", Map.of("width", 0.25)))
 *         .modality("face", m -> m.stream("markers").frontEnd("markers").encoder("fcn-lrn"))
 *         .fusion("am-fbp", Map.of("segments", 6))
 *         .optimizer("adam", Map.of("learningRate", 1e-3))
 *         .epochs(20)
 *         .build();
 * }</pre>
 *
 * <p>A part is named as in a config file, with a map of settings or none, or is a factory with its
 * settings record. What is called later replaces what was called before. Not safe for use from
 * several threads.
 */
public final class StudyBuilder {

  private final Plugins plugins;
  private final SettingTree tree;
  private Optional<Dataset> dataset = Optional.empty();

  StudyBuilder(Plugins plugins, String name) {
    this.plugins = plugins;
    this.tree = new SettingTree(plugins);
    tree.set("name", name);
  }

  /**
   * Sets anything by its path, as on the command line: {@code set("training.batch.lengthGrid",
   * 16)}.
   *
   * @param value a number, text, true or false, a path, an enum, a list, a map or a settings record
   */
  public StudyBuilder set(String path, Object value) {
    tree.set(path, value);
    return this;
  }

  /** Sets the seed of everything random. */
  public StudyBuilder seed(long seed) {
    return set("seed", seed);
  }

  /**
   * Trains and tests on recordings that the program holds; see {@link
   * org.polyfuse.runtime.memory.InMemoryDataset}. Their content is digested, by reading each stream
   * without a key once: with other content it is another study, with another run folder.
   */
  public StudyBuilder dataset(Dataset recordings) {
    dataset = Optional.of(recordings);
    tree.remove("dataset");
    return this;
  }

  /** Trains and tests on a dataset that a plugin finds. */
  public StudyBuilder dataset(String name, Map<String, ?> settings) {
    dataset = Optional.empty();
    tree.part("dataset", name, settings);
    return this;
  }

  /**
   * Adds a modality; a fusion sees them in the order in which they are added.
   *
   * @param name letters, digits and dashes
   */
  public StudyBuilder modality(String name, Consumer<ModalityBuilder> content) {
    String path = "modalities." + name;
    tree.set(path, Map.of());
    content.accept(new ModalityBuilder(tree, path));
    return this;
  }

  /** Chooses the fusion, with its defaults. */
  public StudyBuilder fusion(String name) {
    return fusion(name, Map.of());
  }

  /** Chooses the fusion. */
  public StudyBuilder fusion(String name, Map<String, ?> settings) {
    tree.part("fusion", name, settings);
    return this;
  }

  /**
   * Chooses the fusion by its factory.
   *
   * @throws PolyfuseException if the toolkit does not know it; see {@link Toolkit#with}
   */
  public <C extends Record> StudyBuilder fusion(FusionFactory<C> factory, C settings) {
    tree.part("fusion", factory, settings);
    return this;
  }

  /** Sets the number of passes over the training part. */
  public StudyBuilder epochs(int epochs) {
    return set("training.epochs", epochs);
  }

  /** Sets the number of recordings of a training step. */
  public StudyBuilder batchSize(int size) {
    return set("training.batch.size", size);
  }

  /** Chooses how gradients move weights. */
  public StudyBuilder optimizer(String name, Map<String, ?> settings) {
    tree.part("training.optimizer", name, settings);
    return this;
  }

  /** Chooses how the learning rate changes. */
  public StudyBuilder schedule(String name, Map<String, ?> settings) {
    tree.part("training.schedule", name, settings);
    return this;
  }

  /** Says what the epoch whose weights are kept is best in, on validation data. */
  public StudyBuilder select(Metric metric) {
    return set("training.select.metric", metric);
  }

  /** Says by its name what the epoch whose weights are kept is best in, on validation data. */
  public StudyBuilder select(String metric) {
    return set("training.select.metric", metric);
  }

  /** Chooses what training makes small. */
  public StudyBuilder loss(String name, Map<String, ?> settings) {
    tree.part("task.loss", name, settings);
    return this;
  }

  /** Chooses how the dataset is split. */
  public StudyBuilder protocol(String name, Map<String, ?> settings) {
    tree.part("evaluation.protocol", name, settings);
    return this;
  }

  /** Chooses the engine. */
  public StudyBuilder engine(String name) {
    return set("engine.name", name);
  }

  /** Chooses one device or several: {@code auto}, {@code cpu}, {@code gpu}, {@code gpu:1}. */
  public StudyBuilder device(String... devices) {
    return set("engine.device", List.of(devices));
  }

  /** Keeps no features on disk. */
  public StudyBuilder noCache() {
    return set("cache.maxGiB", 0);
  }

  /**
   * Checks all settings.
   *
   * @throws PolyfuseException with every problem, one line each, with the paths of config files
   */
  public Study build() {
    if (dataset.isEmpty()) {
      return new ConfigLoader(plugins).read(tree.root(), Study.class);
    }
    SettingTree whole = tree.copy();
    whole.set("dataset.type", InMemoryFactory.NAME);
    whole.set("dataset.content", ContentDigest.of(dataset.get()));
    PartFactory<?> held = InMemoryFactory.of(dataset.get());
    return new ConfigLoader(plugins.with(held)).read(whole.root(), Study.class);
  }
}
