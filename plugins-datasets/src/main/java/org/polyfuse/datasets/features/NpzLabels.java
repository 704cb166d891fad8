package org.polyfuse.datasets.features;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.polyfuse.api.Target;
import org.polyfuse.api.data.Label;
import org.polyfuse.api.data.Spelling;
import org.polyfuse.datasets.FirstFew;
import org.polyfuse.datasets.array.StoredArray;
import org.polyfuse.datasets.table.LabelSet;
import org.polyfuse.datasets.table.TableProblems;

/**
 * What the labels of an NPZ stand for: where classes are named, for their names, or if some label
 * is none of these all for their numbers from 0 on; else each label found is a class.
 *
 * @param classes in their order
 * @param numbered whether labels are numbers of classes
 */
record NpzLabels(List<String> classes, boolean numbered) {

  /** Finds the classes; empty, with a problem noted, if labels do not go with them. */
  static Optional<NpzLabels> of(List<String> named, Set<String> found, TableProblems problems) {
    if (named.isEmpty()) {
      refuseMeasured(found, problems);
      refuseSpellings(found, problems);
    }
    List<String> classes = named.isEmpty() ? LabelSet.ordered(found) : named;
    return of(new NpzLabels(classes, !classes.containsAll(found)), found, problems);
  }

  /** Those whose labels are places in rows of a one and zeros. */
  static Optional<NpzLabels> ofColumns(
      List<String> named, Set<String> found, TableProblems problems) {
    return of(new NpzLabels(named, true), found, problems);
  }

  private static Optional<NpzLabels> of(
      NpzLabels labels, Set<String> found, TableProblems problems) {
    Set<String> unknown = new TreeSet<>(found);
    unknown.removeIf(label -> labels.index(label).isPresent());
    if (!unknown.isEmpty()) {
      problems.add(
          String.format(
              Locale.ROOT,
              "labels must be of %s, or their numbers from 0 on, but there are %s. Set dataset.classes.",
              FirstFew.of(labels.classes()),
              FirstFew.of(unknown)));
    }
    if (labels.classes().size() < 2) {
      problems.add(
          String.format(
              Locale.ROOT,
              "two classes or more are needed but labels are %s. Set dataset.classes.",
              labels.classes()));
    }
    return problems.none() ? Optional.of(labels) : Optional.empty();
  }

  private static void refuseMeasured(Set<String> found, TableProblems problems) {
    found.stream()
        .filter(LabelSet::isMeasured)
        .findFirst()
        .ifPresent(
            label ->
                problems.add(
                    String.format(
                        Locale.ROOT,
                        "labels must be classes but are measurements, %s for one. Only classes are"
                            + " trained yet: bin them, or set dataset.label to an array of"
                            + " classes.",
                        label)));
  }

  private static void refuseSpellings(Set<String> found, TableProblems problems) {
    for (List<String> labels : Spelling.several(found)) {
      problems.add(
          String.format(
              Locale.ROOT,
              "each class must be written in one way but labels %s differ only in case, blanks or"
                  + " form. Write them as one, or list them in dataset.classes.",
              FirstFew.of(labels)));
    }
  }

  /** Whether an array beside the labels names the classes that their columns stand for. */
  static boolean isNames(String name, StoredArray array, String label) {
    return array.isText()
        && Set.of(label + "_names", "label_names", "class_names", "classes").contains(name);
  }

  /** The names of so many columns that a file tells; their numbers if it tells none. */
  static List<String> names(Map<String, Map<String, StoredArray>> arrays, String label, int columns)
      throws IOException {
    for (Map<String, StoredArray> part : arrays.values()) {
      for (Map.Entry<String, StoredArray> each : part.entrySet()) {
        if (isNames(each.getKey(), each.getValue(), label)) {
          List<String> names = List.of(each.getValue().names());
          if (names.size() == columns && Set.copyOf(names).size() == columns) {
            return names;
          }
        }
      }
    }
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (int i = 0; i < columns; i++) {
      numbers.put(String.valueOf(i), i);
    }
    return List.copyOf(numbers.keySet());
  }

  Target.Classes target() {
    return new Target.Classes(classes);
  }

  /** Which class a label is. */
  Optional<Label> index(String label) {
    int place = classes.indexOf(label);
    if (numbered) {
      place = label.matches("\\d{1,6}") ? Integer.parseInt(label) : -1;
    }
    return place < 0 || place >= classes.size()
        ? Optional.empty()
        : Optional.of(new Label.OfClass(place));
  }
}
