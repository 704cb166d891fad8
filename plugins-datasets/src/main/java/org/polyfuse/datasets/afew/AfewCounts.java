package org.polyfuse.datasets.afew;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The clips of the published corpus: 773 to train on, 383 to validate, 653 to test. */
final class AfewCounts {

  /** By class: Angry, Disgust, Fear, Happy, Neutral, Sad, Surprise. */
  private static final Map<AfewPart, List<Integer>> PUBLISHED =
      Map.of(
          AfewPart.TRAIN, List.of(133, 74, 81, 150, 144, 117, 74),
          AfewPart.VAL, List.of(64, 40, 46, 63, 63, 61, 46));

  private static final int TEST = 653;

  private final Map<AfewPart, Map<AfewClass, Integer>> found = new EnumMap<>(AfewPart.class);
  private int tests;

  void count(AfewPart part, AfewClass label) {
    found
        .computeIfAbsent(part, any -> new EnumMap<>(AfewClass.class))
        .merge(label, 1, Integer::sum);
  }

  void countTest() {
    tests++;
  }

  /** One line for each part that differs. */
  List<String> differences() {
    List<String> differences = new ArrayList<>();
    for (AfewPart part : List.of(AfewPart.TRAIN, AfewPart.VAL)) {
      Map<AfewClass, Integer> here = found.getOrDefault(part, Map.of());
      List<Integer> published = PUBLISHED.getOrDefault(part, List.of());
      List<Integer> counts = new ArrayList<>();
      for (AfewClass each : AfewClass.values()) {
        counts.add(here.getOrDefault(each, 0));
      }
      if (!counts.equals(published)) {
        differences.add(
            String.format(
                Locale.ROOT,
                "%s: clips of %s are %s here but %s in the published corpus",
                part.folder(),
                AfewClass.folders().stream().collect(Collectors.joining(", ")),
                counts,
                published));
      }
    }
    if (tests != 0 && tests != TEST) {
      differences.add(
          String.format(
              Locale.ROOT,
              "%s: clips are %d here but %d in the published corpus",
              AfewPart.TEST.folder(),
              tests,
              TEST));
    }
    return differences;
  }
}
