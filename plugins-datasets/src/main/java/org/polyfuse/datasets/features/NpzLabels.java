package org.polyfuse.datasets.features;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.polyfuse.api.Target;
import org.polyfuse.api.data.Label;
import org.polyfuse.datasets.table.Labels;
import org.polyfuse.datasets.table.Problems;

/**
 * What the labels of an NPZ stand for: where classes are named, for their names, or if some label
 * is none of these all for their numbers from 0 on; else each label found is a class.
 *
 * @param classes in their order
 * @param numbered whether labels are numbers of classes
 */
record NpzLabels(List<String> classes, boolean numbered) {

  /** Finds the classes; empty, with a problem noted, if labels do not go with them. */
  static Optional<NpzLabels> of(List<String> named, Set<String> found, Problems problems) {
    if (named.isEmpty()) {
      found.stream()
          .filter(Labels::isMeasured)
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
    List<String> classes = named.isEmpty() ? Labels.ordered(found) : named;
    NpzLabels labels = new NpzLabels(classes, !classes.containsAll(found));
    Set<String> unknown = new TreeSet<>(found);
    unknown.removeIf(label -> labels.index(label).isPresent());
    if (!unknown.isEmpty()) {
      problems.add(
          String.format(
              Locale.ROOT,
              "labels must be of %s, or their numbers from 0 on, but there are %s. Set dataset.classes.",
              named,
              unknown));
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
