package org.polyfuse.tables.judge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.evaluate.Score;
import org.polyfuse.tables.plan.Row;
import org.polyfuse.tables.plan.RowPlan;
import org.polyfuse.tables.run.JobFiles;

/**
 * Which setting of a grid is reported: the one with the best validation metric, folds pooled, mean
 * over seeds; the first of equals. What it is worth on the test part plays no role.
 *
 * @param points every setting with its worth
 * @param chosen the runs of the best one; empty if none is done
 * @param remarks one line each
 */
record GridChoice(List<Row.GridPoint> points, List<Outcome> chosen, List<String> remarks) {

  static GridChoice of(RowPlan row, Score metric, JobFiles files, Path table) {
    List<List<Outcome>> outcomes = new ArrayList<>();
    List<Double> worth = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    for (RowPlan.Point point : row.points()) {
      List<Outcome> runs = point.runs().stream().map(run -> Outcome.of(run, files)).toList();
      outcomes.add(runs);
      worth.add(validation(runs, metric, remarks));
    }
    Optional<Integer> best = best(worth);
    long missing = worth.stream().filter(each -> Double.isNaN(each)).count();
    if (missing > 0) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "%s: %d of %d settings are not done; the best one is chosen among the others.",
              row.name(),
              missing,
              worth.size()));
    }
    List<Row.GridPoint> points = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      points.add(
          new Row.GridPoint(
              row.points().get(i).settings(),
              number(worth.get(i)),
              best.equals(Optional.of(i)),
              outcomes.get(i).stream().map(each -> each.entry(table)).toList()));
    }
    return new GridChoice(points, best.map(outcomes::get).orElse(List.of()), List.copyOf(remarks));
  }

  /** NaN unless every seed's run is done and has a validation part. */
  private static double validation(List<Outcome> runs, Score metric, List<String> remarks) {
    if (!runs.stream().allMatch(Outcome::isDone)) {
      return Double.NaN;
    }
    try {
      OptionalDouble mean =
          runs.stream()
              .mapToDouble(run -> Outcome.score(metric, Outcome.validation(run.folder())))
              .average();
      return mean.orElse(Double.NaN);
    } catch (PolyfuseException e) {
      remarks.add(e.problems().get(0));
      return Double.NaN;
    }
  }

  private static Optional<Integer> best(List<Double> worth) {
    int best = -1;
    for (int i = 0; i < worth.size(); i++) {
      if (!Double.isNaN(worth.get(i)) && (best < 0 || worth.get(i) > worth.get(best))) {
        best = i;
      }
    }
    return best < 0 ? Optional.empty() : Optional.of(best);
  }

  private static @Nullable Double number(double worth) {
    return Double.isNaN(worth) ? null : (Double) worth;
  }
}
