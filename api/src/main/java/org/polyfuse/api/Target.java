package org.polyfuse.api;

import java.util.HashSet;
import java.util.List;

/** What a system predicts for a recording. */
public sealed interface Target {

  /** How many numbers the head gives a recording: one a class, or one a regression output. */
  int outputs();

  /** The names of these numbers, in order. */
  List<String> names();

  /**
   * Exactly one of several classes.
   *
   * @param names the classes, in the order of posteriors and of the confusion matrix; at least two
   */
  record Classes(List<String> names) implements Target {
    /** Checks that there are two or more different names. */
    public Classes {
      names = List.copyOf(names);
      if (names.size() < 2 || new HashSet<>(names).size() != names.size()) {
        throw new IllegalArgumentException(
            "classes: two or more different names are needed but were " + names);
      }
    }

    @Override
    public int outputs() {
      return names.size();
    }
  }

  /**
   * One or several real numbers.
   *
   * @param names the outputs, for example {@code valence}, {@code arousal}
   */
  record Regression(List<String> names) implements Target {
    /** Checks that there is a name and that names differ. */
    public Regression {
      names = List.copyOf(names);
      if (names.isEmpty() || new HashSet<>(names).size() != names.size()) {
        throw new IllegalArgumentException(
            "outputs: one or more different names are needed but were " + names);
      }
    }

    @Override
    public int outputs() {
      return names.size();
    }
  }
}
