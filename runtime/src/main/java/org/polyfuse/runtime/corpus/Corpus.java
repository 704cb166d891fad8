package org.polyfuse.runtime.corpus;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.polyfuse.api.data.Damage;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.runtime.data.Example;
import org.polyfuse.runtime.data.LoadProgress;
import org.polyfuse.runtime.features.Extraction;
import org.polyfuse.runtime.features.FeatureCache;
import org.polyfuse.runtime.features.ModalityPlan;
import org.polyfuse.runtime.features.StreamReading;
import org.polyfuse.runtime.protocol.Likeness;
import org.polyfuse.runtime.study.DatasetSection.OnDamage;

/**
 * A dataset with its features, in memory as far as they fit there, else on disk. Immutable; safe
 * for use from several threads.
 *
 * @param examples the recordings that are left after damage, in the dataset's order
 * @param damage what the dataset found and what extraction found, in that order
 * @param shapes of a feature step, by modality
 * @param digest SHA-256 over ids, labels, groups, splits and features of the examples: equal for
 *     equal data, with or without a cache
 * @param alike recordings that hold the same
 * @param remarks on what was mended, and where features lie; one line each
 */
public record Corpus(
    List<Example> examples,
    List<Damage> damage,
    Map<String, SequenceShape> shapes,
    String digest,
    List<Likeness> alike,
    List<String> remarks) {

  /** Copies the collections. */
  public Corpus {
    examples = List.copyOf(examples);
    damage = List.copyOf(damage);
    alike = List.copyOf(alike);
    remarks = List.copyOf(remarks);
    shapes = Collections.unmodifiableMap(new LinkedHashMap<>(shapes));
  }

  /**
   * Extracts every recording of a dataset, on as many threads as there are processors.
   *
   * @param modalities what to extract, in the order of the config
   * @throws org.polyfuse.api.PolyfuseException if no recording has a stream that is asked for, if
   *     every recording is damaged, or if one is and that is to fail
   */
  public static Corpus load(
      Dataset dataset,
      List<ModalityPlan> modalities,
      StreamReading reading,
      FeatureCache cache,
      OnDamage onDamage,
      LoadProgress progress) {
    Extraction extraction = new Extraction(modalities, reading, cache);
    return new CorpusLoading(dataset, modalities, onDamage).load(extraction, progress);
  }

  /** The recordings with a known class, for a protocol to split. */
  public List<Recording> labelled() {
    return examples.stream()
        .filter(example -> example.label().isPresent())
        .map(Example::recording)
        .toList();
  }

  /** Every recording that is whole. */
  public List<Recording> recordings() {
    return examples.stream().map(Example::recording).toList();
  }

  /**
   * The examples of some of its recordings, in their order.
   *
   * @throws IllegalArgumentException if one is not of this corpus
   */
  public List<Example> of(List<Recording> recordings) {
    Map<String, Example> byId = new LinkedHashMap<>();
    examples.forEach(example -> byId.put(example.recording().id(), example));
    return recordings.stream()
        .map(
            recording -> {
              Example example = byId.get(recording.id());
              if (example == null) {
                throw new IllegalArgumentException("no example of recording " + recording.id());
              }
              return example;
            })
        .toList();
  }
}
