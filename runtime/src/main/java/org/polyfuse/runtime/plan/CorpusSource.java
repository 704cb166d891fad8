package org.polyfuse.runtime.plan;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.polyfuse.api.Choice;
import org.polyfuse.api.Setting;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.MediaReaderFactory;
import org.polyfuse.runtime.config.ConfigLoader;
import org.polyfuse.runtime.config.layer.Layer;
import org.polyfuse.runtime.corpus.ConditionedExamples;
import org.polyfuse.runtime.corpus.Corpus;
import org.polyfuse.runtime.data.LoadProgress;
import org.polyfuse.runtime.digest.CodeHash;
import org.polyfuse.runtime.features.Extraction;
import org.polyfuse.runtime.features.FeatureCache;
import org.polyfuse.runtime.features.NamedReader;
import org.polyfuse.runtime.features.StreamReading;
import org.polyfuse.runtime.folder.Provenance;
import org.polyfuse.runtime.plugins.PluginInfo;
import org.polyfuse.runtime.plugins.PluginKind;
import org.polyfuse.runtime.plugins.Plugins;
import org.polyfuse.runtime.study.Study;

/** Turns a study's data into features, with the media readers that were found. */
public final class CorpusSource {

  private final Plugins plugins;
  private final ConfigLoader loader;

  /** With these plugins. */
  @Inject
  public CorpusSource(Plugins plugins, ConfigLoader loader) {
    this.plugins = plugins;
    this.loader = loader;
  }

  /**
   * The features of a whole dataset.
   *
   * @param plan how they are made; it stays open
   */
  public Corpus load(Study study, Dataset dataset, FeaturePlan plan, LoadProgress progress) {
    return Corpus.load(
        dataset,
        plan.modalities(),
        reading(study),
        FeatureCache.open(study.cache()),
        study.dataset().onDamage(),
        progress);
  }

  /**
   * Makes features of single recordings; nothing is cached.
   *
   * @param plan how they are made; it must stay open as long as features are made
   */
  public Extraction extraction(Study study, FeaturePlan plan) {
    return new Extraction(plan.modalities(), reading(study), FeatureCache.none());
  }

  /** Opens streams, with the media readers that were found, as the study sets them. */
  public StreamReading reading(Study study) {
    return new StreamReading(readers(study));
  }

  /** Puts recordings under conditions, with noise that depends on the study's seed. */
  public ConditionedExamples conditioned(Study study, FeaturePlan plan) {
    return new ConditionedExamples(plan.modalities(), reading(study), study.seed());
  }

  /** Every reader that was found, with the settings that the study gives it. */
  private List<NamedReader> readers(Study study) {
    return plugins.names(PluginKind.MEDIA_READER).stream()
        .map(
            name ->
                study.readers().stream()
                    .filter(each -> each.factory().name().equals(name))
                    .findFirst()
                    .map(reader -> named(name, reader))
                    .orElseGet(() -> unset(name)))
        .toList();
  }

  private static NamedReader named(String name, Choice<MediaReaderFactory<?>> reader) {
    return new NamedReader(name, PartKey.of(reader).full(), MediaReaderFactory.make(reader));
  }

  /** With its defaults; one that cannot do without settings is in nobody's way. */
  private NamedReader unset(String name) {
    MediaReaderFactory<?> factory =
        (MediaReaderFactory<?>) plugins.find(PluginKind.MEDIA_READER, name);
    boolean hasDefaults =
        Arrays.stream(factory.configType().getRecordComponents())
            .map(each -> each.getAnnotation(Setting.class).defaultsTo())
            .noneMatch(Setting.REQUIRED::equals);
    if (!hasDefaults) {
      return new NamedReader(name, "", new UnsetReader(name));
    }
    Layer defaults = Layer.embedded("the defaults of media reader " + name, "{}");
    Record config = loader.load(defaults, List.of(), factory.configType()).value();
    return named(name, new Choice<>(factory, config));
  }

  /** Where the plugins come from, with hashes. */
  public List<Provenance.PluginSource> plugins() {
    Map<String, List<String>> bySource = new LinkedHashMap<>();
    for (PluginInfo info : plugins.describe()) {
      bySource
          .computeIfAbsent(info.source(), key -> new ArrayList<>())
          .add(info.kind().id() + "/" + info.name());
    }
    return bySource.entrySet().stream()
        .map(
            each ->
                new Provenance.PluginSource(
                    each.getKey(), CodeHash.of(each.getKey()), each.getValue()))
        .toList();
  }
}
