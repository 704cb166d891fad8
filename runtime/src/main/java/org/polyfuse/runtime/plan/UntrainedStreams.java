package org.polyfuse.runtime.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.split.Fold;
import org.polyfuse.runtime.corpus.Corpus;
import org.polyfuse.runtime.protocol.Splits;
import org.polyfuse.runtime.study.Study;

/** An encoder that no training recording has ever reached must not be tested without a word. */
final class UntrainedStreams {

  private UntrainedStreams() {}

  /** How many recordings of a fold's parts have a modality. */
  private record Having(int fold, long train, long validation, long test) {

    static Having of(Fold fold, Set<String> ids) {
      return new Having(
          fold.number(),
          count(fold.train(), ids),
          count(fold.validation(), ids),
          count(fold.test(), ids));
    }

    private static long count(List<Recording> part, Set<String> ids) {
      return part.stream().filter(each -> ids.contains(each.id())).count();
    }
  }

  /**
   * Looks at each modality in each fold.
   *
   * @return remarks
   * @throws PolyfuseException if validation or test recordings have one that no training recording
   *     has, unless its encoder's weights come from another run
   */
  static List<String> check(Study study, Corpus corpus, Splits splits) {
    List<String> remarks = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (String modality : study.modalities().keySet()) {
      Set<String> ids = having(modality, corpus);
      List<Having> folds = splits.folds().stream().map(fold -> Having.of(fold, ids)).toList();
      for (Having fold : folds) {
        if (fold.train() == 0) {
          boolean used = fold.validation() + fold.test() > 0;
          (used && !takesOver(study, modality) ? problems : remarks).add(untrained(modality, fold));
        }
      }
      List<String> untested =
          folds.stream()
              .filter(fold -> fold.train() > 0 && fold.test() == 0)
              .map(fold -> String.valueOf(fold.fold()))
              .toList();
      if (!untested.isEmpty()) {
        remarks.add(untested(modality, untested));
      }
    }
    if (!problems.isEmpty()) {
      throw new PolyfuseException(problems);
    }
    return remarks;
  }

  private static Set<String> having(String modality, Corpus corpus) {
    return corpus.examples().stream()
        .filter(each -> each.features().containsKey(modality))
        .map(each -> each.recording().id())
        .collect(Collectors.toSet());
  }

  private static boolean takesOver(Study study, String modality) {
    String encoder = FrozenEncoder.prefix(modality);
    return study.init().stream().anyMatch(init -> encoder.startsWith(init.part()));
  }

  private static String untrained(String modality, Having fold) {
    return String.format(
        Locale.ROOT,
        "modalities.%s: no training recording of fold %d has it, but %d of validation and %d of test"
            + " have, so nothing is learnt of it. Give it training recordings, split otherwise, or"
            + " leave the modality out.",
        modality,
        fold.fold(),
        fold.validation(),
        fold.test());
  }

  private static String untested(String modality, List<String> folds) {
    return String.format(
        Locale.ROOT,
        "modalities.%s: no test recording of fold %s has it, so the result tells nothing of it.",
        modality,
        String.join(", ", folds));
  }
}
