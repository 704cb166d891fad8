package org.polyfuse.datasets;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The classes of a study over the codes with which a corpus labels its recordings.
 *
 * @param classes in the order of posteriors
 * @param merge codes that count as a class
 */
public record Labels(List<String> classes, Map<String, String> merge) {

  /** Copies both. */
  public Labels {
    classes = List.copyOf(classes);
    merge = Map.copyOf(merge);
  }

  /**
   * Checks the settings {@code classes} and {@code merge} of a corpus.
   *
   * @param known the codes of the corpus
   * @throws IllegalArgumentException if one is unknown, or stands where it cannot
   */
  public static void check(List<String> classes, Map<String, String> merge, List<String> known) {
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
            String.format(
                Locale.ROOT,
                "merge: must lead from other codes of %s to classes %s but was %s",
                known,
                classes,
                entry));
      }
    }
  }

  /** The class of a code; empty if the study leaves it out. */
  public OptionalInt of(String code) {
    int index = classes.indexOf(merge.getOrDefault(code, code));
    return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
  }
}
