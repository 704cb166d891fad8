package org.polyfuse.runtime.table;

import java.nio.file.Path;
import java.util.List;
import org.polyfuse.runtime.study.Study;

/**
 * A run that a table needs: one system with one seed, all folds. Two rows may share it.
 *
 * @param system the row that asked for it first
 * @param seed of the study
 * @param study its settings, nothing left to other rows
 * @param folder its run folder
 * @param needs folders of runs whose weights it starts from
 */
public record RunPlan(String system, long seed, Study study, Path folder, List<Path> needs) {

  /** As messages call it. */
  public String label() {
    return "%s, seed %d".formatted(system, seed);
  }
}
