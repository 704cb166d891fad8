package org.polyfuse.runtime.corpus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.runtime.data.Conditions;
import org.polyfuse.runtime.data.Example;
import org.polyfuse.runtime.data.HeldFeatures;
import org.polyfuse.runtime.data.LoadProgress;
import org.polyfuse.runtime.data.OrderedWork;
import org.polyfuse.runtime.digest.Digest;
import org.polyfuse.runtime.features.Extraction;
import org.polyfuse.runtime.features.FeatureCache;
import org.polyfuse.runtime.features.ModalityPlan;
import org.polyfuse.runtime.features.StreamReading;

/**
 * Puts recordings under {@link Conditions}. Noise goes into raw streams, so noisy modalities are
 * read and go through their front-ends again, past the feature cache; all others keep the features
 * at hand. Immutable; safe for use from several threads.
 */
public final class ConditionedExamples {

  private final List<ModalityPlan> modalities;
  private final StreamReading reading;
  private final long seed;

  /**
   * Prepares.
   *
   * @param modalities where features come from
   * @param reading opens streams
   * @param seed of the noise, with the recording's id and the modality's name: the same noise for
   *     every system that is evaluated so
   */
  public ConditionedExamples(List<ModalityPlan> modalities, StreamReading reading, long seed) {
    this.modalities = List.copyOf(modalities);
    this.reading = reading;
    this.seed = seed;
  }

  /**
   * Recordings under conditions.
   *
   * @param examples in the order of those given; one that has nothing left has no features
   * @param remarks what the user should know, one line each
   */
  public record Outcome(List<Example> examples, List<String> remarks) {}

  /**
   * Puts recordings under conditions, on as many threads as there are processors.
   *
   * @throws PolyfuseException if noise has no meaning to a stream, or it cannot be read any more
   */
  public Outcome of(List<Example> examples, Conditions conditions, LoadProgress progress) {
    if (conditions.noise().isEmpty()) { // nothing is read, so there is nothing to wait for
      List<Example> left =
          examples.stream().map(each -> each.without(conditions.without())).toList();
      return new Outcome(left, remarks(conditions, left, Map.of()));
    }
    Map<String, AtomicInteger> silent = new ConcurrentSkipListMap<>();
    conditions.noise().keySet().forEach(name -> silent.put(name, new AtomicInteger()));
    List<Callable<Example>> tasks = new ArrayList<>();
    examples.forEach(each -> tasks.add(() -> of(each, conditions, silent)));
    List<Example> changed = new ArrayList<>();
    try (OrderedWork<Example> work = OrderedWork.onAllProcessors(tasks)) {
      for (int i = 0; i < tasks.size(); i++) {
        changed.add(work.next());
        progress.at(i + 1, tasks.size());
      }
    }
    return new Outcome(List.copyOf(changed), remarks(conditions, changed, silent));
  }

  private Example of(Example example, Conditions conditions, Map<String, AtomicInteger> silent) {
    Map<String, HeldFeatures> features =
        new LinkedHashMap<>(example.without(conditions.without()).features());
    for (ModalityPlan modality : modalities) {
      Double decibels = conditions.noise().get(modality.name());
      if (decibels != null && features.containsKey(modality.name())) {
        Optional<HeldFeatures> noisy = noisy(example.recording(), modality, decibels);
        noisy.ifPresentOrElse(
            found -> features.put(modality.name(), found),
            () -> silent.computeIfPresent(modality.name(), ConditionedExamples::oneMore));
      }
    }
    return example.with(features);
  }

  private static AtomicInteger oneMore(String modality, AtomicInteger count) {
    count.incrementAndGet();
    return count;
  }

  /** The features of a noisy stream; empty if the stream has no power. */
  private Optional<HeldFeatures> noisy(
      Recording recording, ModalityPlan modality, double decibels) {
    StreamSource source = recording.stream(modality.stream()).orElseThrow();
    Noise noise = new Noise(decibels, seed(recording, modality));
    try {
      RawStream clean = // what is mended was told when the corpus was loaded
          reading.open(source, modality.frontEnd().takes(), mended -> {});
      return noise.addTo(clean).map(found -> features(recording, modality, found));
    } catch (PolyfuseException | DamagedStreamException e) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "modalities.%s: recording '%s': %s",
              modality.name(),
              recording.id(),
              e.getMessage()),
          e);
    }
  }

  private HeldFeatures features(Recording recording, ModalityPlan modality, RawStream stream) {
    Recording noisy =
        new Recording(
            recording.id(),
            recording.label(),
            recording.groups(),
            recording.split(),
            Map.of(modality.stream(), StreamSource.of(stream)));
    Extraction.Outcome outcome =
        new Extraction(List.of(modality), reading, FeatureCache.none()).of(noisy);
    return outcome
        .example()
        .map(example -> example.features().get(modality.name()))
        .orElseThrow(
            () ->
                new PolyfuseException(
                    String.format(
                        Locale.ROOT,
                        "with noise %s. Take less noise.",
                        outcome.damage().get(0).reason())));
  }

  private long seed(Recording recording, ModalityPlan modality) {
    return new Digest().add(seed).add(recording.id()).add(modality.name()).leading();
  }

  private static List<String> remarks(
      Conditions conditions, List<Example> changed, Map<String, AtomicInteger> silent) {
    List<String> remarks = new ArrayList<>();
    silent.forEach(
        (modality, count) -> {
          if (count.get() > 0) {
            remarks.add(
                String.format(
                        Locale.ROOT,
                        "%s: %d of %d recordings are silent or do not vary in modality '%s', so no noise was",
                        conditions,
                        count.get(),
                        changed.size(),
                        modality)
                    + " added to them.");
          }
        });
    long empty = changed.stream().filter(each -> each.features().isEmpty()).count();
    if (empty > 0) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "%s: %d of %d recordings have no stream left; the system guesses and they are counted.",
              conditions,
              empty,
              changed.size()));
    }
    return remarks;
  }
}
