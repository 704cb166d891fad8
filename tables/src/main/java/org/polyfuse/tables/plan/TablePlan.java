package org.polyfuse.tables.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.polyfuse.runtime.evaluate.Score;

/**
 * A table before anything was run: sound, with every run that it needs. Immutable.
 *
 * @param file the table file
 * @param folder the table's folder
 * @param runs the folder of run folders
 * @param rows in the order of the file
 * @param trainings every run, each once, those that others start from before these
 * @param picked the runs that combinations mix, unless a grid has to choose first
 * @param protocol how the systems are evaluated, one line
 * @param remarks what the user should know, one line each
 */
public record TablePlan(
    TableFile file,
    Path folder,
    Path runs,
    List<RowPlan> rows,
    List<RunPlan> trainings,
    Map<Mixture.Pick, RunPlan> picked,
    String protocol,
    List<String> remarks) {

  /** The first metric, which rows are compared by. */
  public Score metric() {
    return file.metrics().get(0);
  }
}
