package org.polyfuse.runtime.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.polyfuse.api.data.Label;
import org.polyfuse.api.data.Recording;

/** Corpora that are lists of names. */
final class Corpora {

  static final List<String> IEMOCAP_CLASSES = List.of("neu", "ang", "sad", "hap");

  private static final int[][] IEMOCAP_COUNTS = {
    {223, 62, 104, 33},
    {217, 22, 100, 54},
    {198, 90, 190, 60},
    {174, 84, 81, 31},
    {287, 31, 133, 106}
  };

  private Corpora() {}

  /** The 2280 improvised utterances of IEMOCAP by session and class, speakers taking turns. */
  static List<Recording> iemocap() {
    List<Recording> recordings = new ArrayList<>();
    for (int session = 1; session <= 5; session++) {
      for (int label = 0; label < 4; label++) {
        for (int i = 0; i < IEMOCAP_COUNTS[session - 1][label]; i++) {
          String speaker = "Ses0" + session + (i % 2 == 0 ? "F" : "M");
          recordings.add(
              recording(
                  speaker + "_" + label + "_" + i,
                  label,
                  Map.of("session", "Ses0" + session, "speaker", speaker),
                  ""));
        }
      }
    }
    return recordings;
  }

  /** Many speakers, a class each at random. */
  static List<Recording> actors(int speakers, int each, int classes, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Recording> recordings = new ArrayList<>();
    for (int speaker = 1; speaker <= speakers; speaker++) {
      for (int i = 0; i < each; i++) {
        recordings.add(
            recording(
                speaker + "-" + i,
                random.nextInt(classes),
                Map.of("speaker", String.valueOf(speaker)),
                ""));
      }
    }
    return recordings;
  }

  static Recording recording(String id, int label, Map<String, String> groups, String split) {
    return new Recording(
        id,
        Optional.of(new Label.OfClass(label)),
        new LinkedHashMap<>(groups),
        Optional.of(split).filter(name -> !name.isEmpty()),
        Map.of());
  }
}
