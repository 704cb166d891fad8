package org.polyfuse.runtime.run;

import java.nio.file.Files;
import java.nio.file.Path;
import org.polyfuse.runtime.config.Resolved;
import org.polyfuse.runtime.study.Study;

/** The names in a run's folder, a contract with scripts. */
final class RunFolder {

  static final String CONFIG = "config.yaml";
  static final String METRICS = "metrics.json";
  static final String PREDICTIONS = "predictions.csv";
  static final String HISTORY = "history.csv";
  static final String DAMAGE = "damage.csv";
  static final String PROVENANCE = "provenance.json";
  static final String ROBUSTNESS = "robustness.csv";

  private RunFolder() {}

  /**
   * The folder of a study: its name and the first 8 digits of the hash of its resolved config.
   *
   * @param anew whether to take a new folder if that one is there
   */
  static Path of(Path runs, Study study, boolean anew) {
    String name = study.name() + "-" + Resolved.of(study).hash().substring(0, 8);
    Path folder = runs.resolve(name);
    for (int i = 2; anew && Files.exists(folder); i++) {
      folder = runs.resolve(name + "-" + i);
    }
    return folder;
  }
}
