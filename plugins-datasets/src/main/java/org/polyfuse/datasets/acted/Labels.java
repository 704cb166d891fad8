package org.polyfuse.datasets.acted;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The classes of a study over the emotions of a corpus.
 *
 * @param classes in the order of posteriors
 * @param merge emotions that count as a class
 */
record Labels(List<String> classes, Map<String, String> merge) {

  /**
   * Checks settings.
   *
   * @param known the emotions of the corpus
   */
  static void check(List<String> classes, Map<String, String> merge, List<String> known) {
    if (classes.size() < 2
        || new HashSet<>(classes).size() != classes.size()
        || !known.containsAll(classes)) {
      throw new IllegalArgumentException(
          "classes: must be 2 or more different ones of " + known + " but was " + classes);
    }
    for (Map.Entry<String, String> entry : merge.entrySet()) {
      if (!known.contains(entry.getKey())
          || classes.contains(entry.getKey())
          || !classes.contains(entry.getValue())) {
        throw new IllegalArgumentException(
            "merge: must lead from other emotions of %s to classes %s but was %s"
                .formatted(known, classes, entry));
      }
    }
  }

  /** The class of an emotion; empty if the study leaves it out. */
  OptionalInt of(String emotion) {
    int index = classes.indexOf(merge.getOrDefault(emotion, emotion));
    return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
  }
}
