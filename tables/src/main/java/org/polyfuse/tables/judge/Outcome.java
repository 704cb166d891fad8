package org.polyfuse.tables.judge;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.evaluate.Predictions;
import org.polyfuse.runtime.evaluate.Score;
import org.polyfuse.runtime.folder.RunFolder;
import org.polyfuse.runtime.folder.TrainedFolder;
import org.polyfuse.runtime.run.RunMetrics;
import org.polyfuse.runtime.run.RunResult;
import org.polyfuse.tables.plan.Row;
import org.polyfuse.tables.plan.RunPlan;
import org.polyfuse.tables.run.JobFiles;

/**
 * What one run, or one combination of runs, came to.
 *
 * @param seed of it; null if it has not one
 * @param folder with its predictions
 * @param state how far it is
 * @param message why it failed; null if it did not
 * @param members of a combination
 * @param metrics what it is worth; null unless it is done
 */
record Outcome(
    @Nullable Long seed,
    Path folder,
    Row.State state,
    @Nullable String message,
    List<Row.Member> members,
    @Nullable RunMetrics metrics) {

  /** Of a run, from its folder. */
  static Outcome of(RunPlan run, JobFiles files) {
    Optional<RunMetrics> metrics = RunResult.read(run.folder()).map(RunResult::metrics);
    Optional<String> failure = files.failure(run);
    Row.State state =
        metrics.isPresent()
            ? Row.State.DONE
            : failure.isPresent() ? Row.State.FAILED : Row.State.MISSING;
    return new Outcome(
        run.seed(),
        run.folder(),
        state,
        state == Row.State.FAILED ? failure.orElseThrow() : null,
        List.of(),
        metrics.orElse(null));
  }

  boolean isDone() {
    return state == Row.State.DONE;
  }

  /** Predictions of the test parts. */
  Predictions predictions() {
    return Predictions.read(folder.resolve(RunFolder.PREDICTIONS));
  }

  /**
   * Predictions of the validation parts.
   *
   * @throws PolyfuseException if there are none
   */
  static Predictions validation(Path run) {
    List<Predictions.Row> rows = new ArrayList<>();
    List<String> classes = List.of();
    for (int fold = 1; Files.isDirectory(TrainedFolder.foldIn(run, fold)); fold++) {
      Path file = TrainedFolder.foldIn(run, fold).resolve(RunFolder.VALIDATION);
      if (!Files.exists(file)) {
        throw new PolyfuseException(
            String.format(
                Locale.ROOT,
                "%s: is needed to choose on validation but is not there. Give the protocol a"
                    + " validation part; a run of an earlier version is to be deleted and run"
                    + " again.",
                file));
      }
      Predictions predictions = Predictions.read(file);
      classes = predictions.classes();
      rows.addAll(predictions.rows());
    }
    return new Predictions(classes, rows);
  }

  /** A score of predictions that have labels. */
  static double score(Score score, Predictions predictions) {
    return score.of(predictions.metrics().confusion());
  }

  Row.RunEntry entry(Path table) {
    return new Row.RunEntry(seed, relative(table, folder), state, message, members);
  }

  /** With forward slashes on every system. */
  static String relative(Path table, Path folder) {
    return table
        .toAbsolutePath()
        .normalize()
        .relativize(folder.toAbsolutePath().normalize())
        .toString()
        .replace('\\', '/');
  }
}
