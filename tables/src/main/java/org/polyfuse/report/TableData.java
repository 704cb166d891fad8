package org.polyfuse.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.polyfuse.runtime.evaluate.Score;
import org.polyfuse.runtime.folder.RunFolder;
import org.polyfuse.tables.judge.TableResult;
import org.polyfuse.tables.plan.Row;
import org.polyfuse.tables.plan.Row.RunEntry;

/**
 * A table and the runs behind it.
 *
 * @param folder of the table
 * @param table what its {@code table.json} says
 */
record TableData(Path folder, TableResult table) {

  /** The finished runs of a row; none for what was combined or cited. */
  List<Path> trainedRuns(Row row) {
    List<Path> runs = new ArrayList<>();
    for (RunEntry run : row.runs()) {
      Path path = folder.resolve(run.folder()).normalize();
      if (run.state() == Row.State.DONE
          && run.members().isEmpty()
          && Files.exists(path.resolve(RunFolder.METRICS))
          && Files.exists(path.resolve(RunFolder.HISTORY))) {
        runs.add(path);
      }
    }
    return runs;
  }

  /** The finished runs of all rows. */
  List<Path> trainedRuns() {
    return table.rows().stream().flatMap(row -> trainedRuns(row).stream()).distinct().toList();
  }

  /** The first run of a row, as one that stands for it; empty without a trained run. */
  Optional<RunData> firstRun(Row row) {
    return trainedRuns(row).stream().findFirst().map(RunData::read);
  }

  /** The name of a metric as pages write it. */
  static String title(String metric) {
    for (var score : Score.values()) {
      if (score.key().equals(metric)) {
        return score.title();
      }
    }
    return metric;
  }
}
