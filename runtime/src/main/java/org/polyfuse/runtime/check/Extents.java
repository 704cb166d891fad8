package org.polyfuse.runtime.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.api.data.StreamSource.InFile;
import org.polyfuse.api.data.StreamSource.InMemory;
import org.polyfuse.runtime.corpus.Corpus;
import org.polyfuse.runtime.data.Example;
import org.polyfuse.runtime.study.Study;

/**
 * How long recordings are.
 *
 * @param recordings how many
 * @param seconds of the longest, by modality
 * @param assumed whether nothing told that
 */
public record Extents(int recordings, Map<String, Double> seconds, boolean assumed) {

  /** Seconds of a recording if nothing is known. */
  private static final double ASSUMED = 10;

  /** How many streams in memory are asked. */
  private static final int ASKED = 16;

  /** Copies the map. */
  public Extents {
    seconds = Collections.unmodifiableMap(new LinkedHashMap<>(seconds));
  }

  /** Of features that are loaded. */
  public static Extents of(Study study, Corpus corpus) {
    Map<String, Double> seconds = new LinkedHashMap<>();
    for (String modality : study.modalities().keySet()) {
      for (Example example : corpus.examples()) {
        var features = example.features().get(modality);
        if (features != null) {
          seconds.merge(modality, features.steps() * features.shape().stepSeconds(), Math::max);
        }
      }
    }
    return new Extents(corpus.examples().size(), seconds, false);
  }

  /** As far as it can be told without reading a file: by spans, and by streams in memory. */
  public static Extents of(Study study, Dataset dataset) {
    List<Recording> recordings = dataset.recordings();
    Map<String, Double> known = new LinkedHashMap<>();
    study
        .modalities()
        .forEach(
            (name, section) -> {
              double longest = longest(recordings, section.stream().orElse(name));
              if (longest > 0) {
                known.put(name, longest);
              }
            });
    double others = known.values().stream().mapToDouble(each -> each).max().orElse(ASSUMED);
    Map<String, Double> seconds = new LinkedHashMap<>();
    study
        .modalities()
        .keySet()
        .forEach(name -> seconds.put(name, known.getOrDefault(name, others)));
    return new Extents(recordings.size(), seconds, known.isEmpty());
  }

  private static double longest(List<Recording> recordings, String stream) {
    List<StreamSource> sources = new ArrayList<>();
    recordings.forEach(each -> each.stream(stream).ifPresent(sources::add));
    int stride = Math.max(1, sources.size() / ASKED);
    double longest = 0;
    for (int i = 0; i < sources.size(); i++) {
      if (sources.get(i) instanceof InFile file) {
        OptionalDouble span = file.span().stream().mapToDouble(s -> s.end() - s.start()).max();
        longest = Math.max(longest, span.orElse(0));
      } else if (i % stride == 0 && sources.get(i) instanceof InMemory memory) {
        longest = Math.max(longest, memory.stream().get().seconds());
      }
    }
    return longest;
  }

  double longest() {
    return seconds.values().stream().mapToDouble(each -> each).max().orElse(ASSUMED);
  }
}
