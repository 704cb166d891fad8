package org.polyfuse.runtime.run;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.polyfuse.api.Choice;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.MediaReaderFactory;
import org.polyfuse.runtime.config.ConfigLoader;
import org.polyfuse.runtime.config.Layer;
import org.polyfuse.runtime.config.Resolved;
import org.polyfuse.runtime.data.ConditionedExamples;
import org.polyfuse.runtime.data.Corpus;
import org.polyfuse.runtime.data.Extraction;
import org.polyfuse.runtime.data.FeatureCache;
import org.polyfuse.runtime.data.LoadProgress;
import org.polyfuse.runtime.data.NamedReader;
import org.polyfuse.runtime.data.StreamReading;
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
  StreamReading reading(Study study) {
    return new StreamReading(readers(study));
  }

  /** Puts recordings under conditions, with noise that depends on the study's seed. */
  ConditionedExamples conditioned(Study study, FeaturePlan plan) {
    return new ConditionedExamples(plan.modalities(), reading(study), study.seed());
  }

  /** Every reader that was found, with the settings that the study gives it. */
  @SuppressWarnings("unchecked") // found by that kind; settings are of the factory's own type
  private List<NamedReader> readers(Study study) {
    List<NamedReader> readers = new ArrayList<>();
    for (String name : plugins.names(PluginKind.MEDIA_READER)) {
      MediaReaderFactory<Record> factory =
          (MediaReaderFactory<Record>) plugins.find(PluginKind.MEDIA_READER, name);
      Record config =
          study.readers().stream()
              .filter(each -> each.factory().name().equals(name))
              .map(Choice::config)
              .findFirst()
              .orElseGet(() -> defaults(factory));
      String code = CodeHash.of(PluginInfo.sourceOf(factory.getClass()));
      String version = Resolved.of(config).json() + code;
      readers.add(new NamedReader(name, version, factory.create(config)));
    }
    return readers;
  }

  private Record defaults(MediaReaderFactory<Record> factory) {
    Layer defaults = Layer.embedded("the defaults of media reader " + factory.name(), "{}");
    return loader.load(defaults, List.of(), factory.configType()).value();
  }

  /** Where the plugins come from, with hashes. */
  List<Provenance.PluginSource> plugins() {
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
