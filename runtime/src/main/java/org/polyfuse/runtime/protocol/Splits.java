package org.polyfuse.runtime.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.split.ClassCounts;
import org.polyfuse.api.split.Fold;
import org.polyfuse.api.split.Protocol;

/**
 * The checked folds of a corpus. Immutable.
 *
 * @param folds one or more, by number
 * @param remarks what the user should know of them, one line each
 */
public record Splits(List<Fold> folds, List<String> remarks) {

  /** Copies the lists. */
  public Splits {
    folds = List.copyOf(folds);
    remarks = List.copyOf(remarks);
  }

  /**
   * Splits a corpus and checks the result, whatever the protocol: no recording stands twice in a
   * fold; no group of the protocol's kind, and no speaker, on two sides of one (unless the user
   * allows it); no training or test part is empty; each class has a training recording.
   *
   * @param recordings those that are left after damage; one without a label is neither trained nor
   *     selected on, and tested only if its corpus has no labels in the part that is reported
   * @param classes the names of the classes
   * @param seed for what is drawn by chance
   * @throws PolyfuseException if the corpus cannot be split so
   */
  public static Splits of(
      Protocol protocol, List<Recording> recordings, List<String> classes, long seed) {
    return of(protocol, recordings, classes, seed, List.of());
  }

  /**
   * The same, and no recording stands on another side of a fold under another id, unless the user
   * allows overlap.
   *
   * @param alike recordings that hold the same
   */
  public static Splits of(
      Protocol protocol,
      List<Recording> recordings,
      List<String> classes,
      long seed,
      List<Likeness> alike) {
    List<Recording> labelled = recordings.stream().filter(ClassCounts::isLabelled).toList();
    if (labelled.isEmpty()) {
      throw new PolyfuseException(
          "dataset: recordings with a label are needed to train and evaluate but there are none.");
    }
    List<Recording> used = new ArrayList<>(labelled);
    if (protocol.testsUnlabelled()) {
      recordings.stream()
          .filter(each -> !ClassCounts.isLabelled(each) && each.split().equals(Optional.of("test")))
          .forEach(used::add);
    }
    List<Fold> folds = protocol.folds(used, seed);
    return new Splits(folds, new SplitGuard(protocol, classes, alike).check(folds));
  }
}
