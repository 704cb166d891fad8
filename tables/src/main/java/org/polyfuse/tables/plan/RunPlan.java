package org.polyfuse.tables.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.polyfuse.runtime.study.Study;

/**
 * A run that a table needs: one system with one seed, all folds. Two rows may share it.
 *
 * @param system the row that asked for it first
 * @param settings what a grid sets, by key path; empty without a grid
 * @param seed of the study
 * @param study its settings, nothing left to other rows
 * @param folder its run folder
 * @param needs folders of runs whose weights it starts from
 */
public record RunPlan(
    String system,
    Map<String, String> settings,
    long seed,
    Study study,
    Path folder,
    List<Path> needs) {

  /** As messages call it. */
  public String label() {
    String point =
        settings.entrySet().stream()
            .map(each -> String.format(Locale.ROOT, "%s=%s, ", each.getKey(), each.getValue()))
            .collect(Collectors.joining());
    return String.format(Locale.ROOT, "%s, %sseed %d", system, point, seed);
  }
}
