package org.polyfuse.runtime.corpus;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.polyfuse.api.data.Label;
import org.polyfuse.api.data.Recording;
import org.polyfuse.runtime.data.Example;
import org.polyfuse.runtime.data.HeldFeatures;
import org.polyfuse.runtime.digest.Digest;
import org.polyfuse.runtime.digest.Fingerprint;
import org.polyfuse.runtime.features.Extraction;

/**
 * What came of a recording, with the digest of what a system learns from.
 *
 * @param fingerprints by modality whose features say enough to be known again
 */
record DigestedOutcome(Extraction.Outcome outcome, String digest, Map<String, Long> fingerprints) {

  /** Does both; the digest is a good part of the work when features come from the cache. */
  static Callable<DigestedOutcome> task(Extraction extraction, Recording recording) {
    return () -> {
      Extraction.Outcome outcome = extraction.of(recording);
      Map<String, Long> fingerprints = new LinkedHashMap<>();
      outcome.example().ifPresent(example -> fingerprint(example, fingerprints));
      return new DigestedOutcome(
          outcome,
          outcome.example().map(example -> digest(example, outcome.sources())).orElse(""),
          fingerprints);
    };
  }

  private static void fingerprint(Example example, Map<String, Long> fingerprints) {
    example
        .features()
        .forEach(
            (modality, features) ->
                Fingerprint.of(features.get()).ifPresent(name -> fingerprints.put(modality, name)));
  }

  private static String digest(Example example, Map<String, String> sources) {
    Recording recording = example.recording();
    Digest digest = new Digest().add(recording.id());
    addLabel(digest, recording.label().orElse(null));
    digest.add(recording.split().orElse(""));
    for (Map.Entry<String, String> group : new TreeMap<>(recording.groups()).entrySet()) {
      digest.add(group.getKey()).add(group.getValue());
    }
    for (Map.Entry<String, HeldFeatures> each : new TreeMap<>(example.features()).entrySet()) {
      String source = sources.get(each.getKey());
      digest.add(each.getKey());
      if (source != null) {
        digest.add("prepared").add(source);
      } else {
        digest.add(each.getValue().get());
      }
    }
    return digest.hex();
  }

  private static void addLabel(Digest digest, @Nullable Label label) {
    if (label instanceof Label.OfClass known) {
      digest.add("class").add(known.index());
    } else if (label instanceof Label.OfRegression known) {
      digest.add("regression").add(known.values());
    } else {
      digest.add("none");
    }
  }
}
