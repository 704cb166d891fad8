package org.polyfuse.runtime.folder;

import java.nio.file.Path;
import org.polyfuse.runtime.config.Resolved;
import org.polyfuse.runtime.study.Study;

/** The names in a run's folder, a contract with scripts. */
public final class RunFolder {

  /** The whole config. */
  public static final String CONFIG = "config.yaml";

  /** What the run is worth; written last. */
  public static final String METRICS = "metrics.json";

  /** Predictions of the test parts. */
  public static final String PREDICTIONS = "predictions.csv";

  /** Loss and accuracy of each epoch. */
  public static final String HISTORY = "history.csv";

  /** Predictions of the validation parts, as those of the test parts. */
  public static final String VALIDATION = "validation.csv";

  /** What was wrong with the data. */
  public static final String DAMAGE = "damage.csv";

  /** What the dataset lists: labels, splits, groups, and stamps of the files. */
  public static final String RECORDINGS = "recordings.csv";

  /** Where the results come from. */
  public static final String PROVENANCE = "provenance.json";

  /** How it fares without modalities and in noise; left by those who ask. */
  public static final String ROBUSTNESS = "robustness.csv";

  private RunFolder() {}

  /**
   * The folder of a study: its name and the first 8 digits of the hash of its resolved config; the
   * last one of those if it was begun anew.
   *
   * @param anew whether to take one more folder if it was begun
   */
  public static Path of(Path runs, Study study, boolean anew) {
    Editions editions = editions(runs, study);
    return anew ? editions.next() : editions.last();
  }

  /** All folders of a study. */
  public static Editions editions(Path runs, Study study) {
    return new Editions(
        runs, study.name() + "-" + Resolved.of(study).hash().substring(0, 8), CONFIG);
  }
}
