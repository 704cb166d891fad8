package org.polyfuse.runtime.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.polyfuse.runtime.config.layer.Layer;
import org.polyfuse.runtime.config.layer.LayerChain;
import org.polyfuse.runtime.config.layer.Node;
import org.polyfuse.runtime.config.layer.Overrides;
import org.polyfuse.runtime.config.layer.Patch;
import org.polyfuse.runtime.config.layer.Problems;
import org.polyfuse.runtime.config.layer.Stacked;
import org.polyfuse.runtime.plugins.Plugins;

/**
 * Reads a config file, what it extends and the settings of the command line into a record.
 *
 * <p>The base of {@code extends} is the lowest layer and the command line the highest. Maps are
 * merged key by key; lists and single values are replaced; {@code null} takes an inherited value
 * away. When a later layer changes the {@code type} of a part, inherited settings that the new type
 * does not know are dropped. Immutable and safe for use from several threads.
 */
public final class ConfigLoader {

  private final Plugins plugins;

  /** Looks types up among these plugins. */
  public ConfigLoader(Plugins plugins) {
    this.plugins = plugins;
  }

  /**
   * Reads a file.
   *
   * @param overrides {@code key.path=value}, later ones win
   * @throws org.polyfuse.api.PolyfuseException with every problem, one line each
   */
  public <R extends Record> Loaded<R> load(Path file, List<String> overrides, Class<R> type) {
    return load(Layer.of(file), overrides, type);
  }

  /**
   * Reads a file with settings of other files over it.
   *
   * @param overrides {@code key.path=value}, later ones win
   * @param patches go over both, each over those before it
   * @throws org.polyfuse.api.PolyfuseException with every problem, one line each
   */
  public <R extends Record> Loaded<R> load(
      Path file, List<String> overrides, List<Patch> patches, Class<R> type) {
    return base(file, type).load(overrides, patches);
  }

  /**
   * Reads a file to which settings are then added more than once.
   *
   * @throws org.polyfuse.api.PolyfuseException if it, or a file that it extends, cannot be read
   */
  public <R extends Record> Base<R> base(Path file, Class<R> type) {
    Problems problems = new Problems();
    LayerChain chain = LayerChain.read(Layer.of(file), new SectionForm(type).keys(), problems);
    if (chain.broken()) {
      problems.throwIfAny();
    }
    return new Base<>(chain, problems, type);
  }

  /**
   * A file and what it extends, read once.
   *
   * @param <R> the record of the settings
   */
  public final class Base<R extends Record> {

    private final LayerChain chain;
    private final Problems found;
    private final Class<R> type;

    private Base(LayerChain chain, Problems found, Class<R> type) {
      this.chain = chain;
      this.found = found;
      this.type = type;
    }

    /**
     * The settings with others over them; see {@link #load(Path, List, List, Class)}.
     *
     * @throws org.polyfuse.api.PolyfuseException with every problem, one line each
     */
    public Loaded<R> load(List<String> overrides, List<Patch> patches) {
      Problems problems = new Problems();
      problems.addAll(found);
      return bind(
          stack(chain.trees(), Overrides.read(overrides, problems), patches),
          type,
          chain.files(),
          problems);
    }
  }

  /**
   * Reads a text.
   *
   * @param overrides {@code key.path=value}, later ones win
   * @throws org.polyfuse.api.PolyfuseException with every problem, one line each
   */
  public <R extends Record> Loaded<R> load(Layer layer, List<String> overrides, Class<R> type) {
    Problems problems = new Problems();
    LayerChain chain = LayerChain.read(layer, new SectionForm(type).keys(), problems);
    if (chain.broken()) {
      problems.throwIfAny(); // what else is wrong cannot be told from half a config
    }
    Stacked layers = stack(chain.trees(), Overrides.read(overrides, problems), List.of());
    return bind(layers, type, chain.files(), problems);
  }

  /**
   * Reads settings that were given in code, by the same rules as those of a file.
   *
   * @param settings maps, lists, numbers, text, truth values, paths, enums, settings records and
   *     {@link org.polyfuse.api.Choice}s, by key; a relative path starts at the working directory
   * @throws org.polyfuse.api.PolyfuseException with every problem, one line each
   */
  public <R extends Record> R read(Map<String, ?> settings, Class<R> type) {
    Problems problems = new Problems();
    Stacked layer = Stacked.of(new TreeOfValues(problems).mapping(settings, ""));
    return bind(layer, type, List.of(), problems).value();
  }

  private <R extends Record> Loaded<R> bind(
      Stacked layers, Class<R> type, List<Path> files, Problems problems) {
    Binding binding = new Binding(plugins, problems);
    Optional<Object> value = new SectionForm(type).bind(layers, new Place("", ""), binding);
    problems.throwIfAny();
    return new Loaded<>(
        type.cast(value.orElseThrow()), List.copyOf(binding.remarks()), files, layers);
  }

  private static Stacked stack(
      List<Node.Mapping> files, List<Node.Mapping> overrides, List<Patch> patches) {
    List<Stacked.At> layers = new ArrayList<>();
    for (Node.Mapping file : files) {
      layers.add(new Stacked.At(layers.size(), file));
    }
    overrides.forEach(each -> layers.add(new Stacked.At(files.size(), each)));
    for (int i = 0; i < patches.size(); i++) {
      int layer = files.size() + 1 + i;
      patches.get(i).trees().forEach(each -> layers.add(new Stacked.At(layer, each)));
    }
    return new Stacked(layers);
  }
}
