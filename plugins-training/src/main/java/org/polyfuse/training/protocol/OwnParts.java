package org.polyfuse.training.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.split.ClassCounts;

/** The parts of a corpus by its own word. */
record OwnParts(List<Recording> train, List<Recording> validation, List<Recording> test) {

  static OwnParts of(List<Recording> recordings) {
    OwnParts parts = new OwnParts(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Recording recording : recordings) {
      parts.part(recording).add(recording);
    }
    if (parts.test.stream().anyMatch(ClassCounts::isLabelled)) {
      parts.test.removeIf(each -> !ClassCounts.isLabelled(each)); // a metric needs labels
    }
    if (parts.train.isEmpty()) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "evaluation.protocol: predefined needs a part 'train' but the corpus has none (%s). %s",
              parts.sizes(),
              INSTEAD));
    }
    return parts;
  }

  private static final String INSTEAD =
      "Use another protocol: k-fold, leave-one-group-out or share.";

  private List<Recording> part(Recording recording) {
    String name = recording.split().orElse("");
    return switch (name) {
      case "train" -> train;
      case "validation" -> validation;
      case "test" -> test;
      default ->
          throw new PolyfuseException(
              "evaluation.protocol: predefined needs each recording in train, validation or test but"
                  + String.format(
                      Locale.ROOT,
                      " '%s' is in %s. %s",
                      recording.id(),
                      name.isEmpty() ? "none: the corpus has no split of its own" : name,
                      INSTEAD));
    };
  }

  /** Checks that the reported part is there. */
  void require(OwnSplit.Report report, List<Recording> reported) {
    if (reported.isEmpty()) {
      boolean test = report == OwnSplit.Report.TEST;
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "evaluation.protocol.report: the corpus has no labelled recording in its %s part (%s). %s",
              test ? "test" : "validation",
              sizes(),
              test && !validation.isEmpty()
                  ? "Set evaluation.protocol.report=validation, or use another protocol."
                  : INSTEAD));
    }
  }

  private String sizes() {
    return String.format(
        Locale.ROOT,
        "train %d, validation %d, test %d",
        train.size(),
        validation.size(),
        test.size());
  }
}
