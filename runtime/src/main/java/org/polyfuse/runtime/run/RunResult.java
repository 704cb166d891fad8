package org.polyfuse.runtime.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.polyfuse.api.metric.Metric;
import org.polyfuse.runtime.evaluate.Predictions;
import org.polyfuse.runtime.folder.History;
import org.polyfuse.runtime.folder.JobResult;
import org.polyfuse.runtime.folder.JsonFile;
import org.polyfuse.runtime.folder.RunFolder;
import org.polyfuse.runtime.folder.TrainedFolder;

/**
 * A finished run.
 *
 * @param folder the run's folder
 * @param metrics what it is worth
 * @param isNew false if it was finished before
 */
public record RunResult(Path folder, RunMetrics metrics, boolean isNew) {

  /** A run that is finished already; its metrics are written last. */
  public static Optional<RunResult> read(Path folder) {
    Path file = folder.resolve(RunFolder.METRICS);
    return Files.exists(file)
        ? Optional.of(new RunResult(folder, JsonFile.read(file, RunMetrics.class), false))
        : Optional.empty();
  }

  /** Joins what the jobs left. */
  static RunResult write(
      Path folder, List<String> classes, List<Metric> metrics, List<JobResult> jobs) {
    List<Predictions.Row> rows = new ArrayList<>();
    List<RunMetrics> folds = new ArrayList<>();
    List<Path> histories = new ArrayList<>();
    for (JobResult job : jobs) {
      Path fold = TrainedFolder.foldIn(folder, job.fold());
      Predictions predictions = Predictions.read(fold.resolve(RunFolder.PREDICTIONS));
      rows.addAll(predictions.rows());
      folds.add(RunMetrics.ofFold(predictions.metrics(metrics), job));
      histories.add(fold.resolve(RunFolder.HISTORY));
    }
    Path finalHistory = TrainedFolder.modelIn(folder).resolve(RunFolder.HISTORY);
    if (Files.exists(finalHistory)) {
      histories.add(finalHistory);
    }
    Predictions all = new Predictions(classes, rows);
    all.write(folder.resolve(RunFolder.PREDICTIONS));
    History.join(histories, folder.resolve(RunFolder.HISTORY));
    RunMetrics pooled = RunMetrics.ofRun(all.metrics(metrics), folds);
    JsonFile.write(folder.resolve(RunFolder.METRICS), pooled);
    return new RunResult(folder, pooled, true);
  }
}
