package org.polyfuse.tables.judge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.evaluate.ClassMetrics;
import org.polyfuse.runtime.evaluate.Predictions;
import org.polyfuse.runtime.evaluate.Score;
import org.polyfuse.runtime.run.RunMetrics;
import org.polyfuse.statistics.Bootstrap;
import org.polyfuse.statistics.Interval;
import org.polyfuse.statistics.Spread;
import org.polyfuse.tables.plan.Row;

/**
 * What the finished runs of a row say, and their ensemble: posteriors averaged over them, which is
 * tested for significance. Immutable.
 */
final class MeasuredRow {

  private final String name;
  private final List<Outcome> done;
  private final List<Predictions> predictions;
  private final @Nullable Predictions ensemble;
  private final @Nullable String apart; // why there is no ensemble

  private MeasuredRow(
      String name,
      List<Outcome> done,
      List<Predictions> predictions,
      @Nullable Predictions ensemble,
      @Nullable String apart) {
    this.name = name;
    this.done = done;
    this.predictions = predictions;
    this.ensemble = ensemble;
    this.apart = apart;
  }

  static MeasuredRow of(String name, List<Outcome> outcomes) {
    List<Outcome> done = outcomes.stream().filter(Outcome::isDone).toList();
    List<Predictions> predictions = done.stream().map(Outcome::predictions).toList();
    if (done.isEmpty()) {
      return new MeasuredRow(name, done, predictions, null, "no run of it is done");
    }
    List<Mixing.Named> members = new ArrayList<>();
    for (int i = 0; i < done.size(); i++) {
      members.add(new Mixing.Named(name + ", run " + (i + 1), predictions.get(i)));
    }
    try {
      return new MeasuredRow(name, done, predictions, Mixing.mean(members), null);
    } catch (PolyfuseException e) {
      return new MeasuredRow(name, done, predictions, null, e.problems().get(0));
    }
  }

  String name() {
    return name;
  }

  boolean isMeasured() {
    return samples() > 0;
  }

  /** Tested recordings with a label. */
  int samples() {
    return done.isEmpty() ? 0 : metrics(0).samples();
  }

  /** Whether it was tested on recordings, none of which has a label. */
  boolean isUnlabelled() {
    return !done.isEmpty() && samples() == 0;
  }

  List<String> classes() {
    return done.isEmpty() ? List.of() : metrics(0).classes();
  }

  Optional<Predictions> ensemble() {
    return Optional.ofNullable(ensemble);
  }

  /** Why there is no ensemble. */
  Optional<String> apart() {
    return Optional.ofNullable(apart);
  }

  /** What each seed's run predicted, for runs that have a seed. */
  Map<Long, Predictions> bySeed() {
    Map<Long, Predictions> bySeed = new LinkedHashMap<>();
    for (int i = 0; i < done.size(); i++) {
      Long seed = done.get(i).seed();
      if (seed != null) {
        bySeed.put(seed, predictions.get(i));
      }
    }
    return bySeed;
  }

  /** What each run predicted, (runs, S), in the order of other predictions' labelled rows. */
  int[][] predicted(Predictions order) {
    return predictions.stream()
        .map(each -> decisions(Mixing.inOrderOf(order, each)))
        .toArray(int[][]::new);
  }

  static int[] decisions(Predictions predictions) {
    return predictions.rows().stream()
        .filter(row -> row.label().isPresent())
        .mapToInt(Predictions.Row::predicted)
        .toArray();
  }

  static int[] labels(Predictions predictions) {
    return predictions.rows().stream()
        .filter(row -> row.label().isPresent())
        .mapToInt(row -> row.label().getAsInt())
        .toArray();
  }

  /** A metric over the runs. */
  Row.Score score(Score score) {
    double[] each = predictions.stream().mapToDouble(one -> Outcome.score(score, one)).toArray();
    Spread spread = Spread.of(each);
    Interval interval = ensemble == null ? null : interval(score, ensemble);
    return new Row.Score(
        spread.mean(),
        spread.count() > 1 ? spread.deviation() : null,
        java.util.Arrays.stream(each).boxed().toList(),
        ensemble == null ? null : Outcome.score(score, ensemble),
        interval == null ? null : interval.low(),
        interval == null ? null : interval.high());
  }

  private Interval interval(Score score, Predictions order) {
    return Bootstrap.USUAL.of(score, order.classes().size(), labels(order), predicted(order));
  }

  /** Mean recall over the runs by class; classes without a test recording are left out. */
  Map<String, Double> perClass() {
    Map<String, Double> recalls = new LinkedHashMap<>();
    for (int c = 0; c < classes().size(); c++) {
      int index = c;
      OptionalDouble mean =
          done.stream()
              .map(each -> Objects.requireNonNull(each.metrics()).perClass().get(index))
              .filter(each -> each.samples() > 0)
              .mapToDouble(ClassMetrics::recall)
              .average();
      mean.ifPresent(value -> recalls.put(classes().get(index), value));
    }
    return recalls;
  }

  private RunMetrics metrics(int run) {
    return Objects.requireNonNull(done.get(run).metrics());
  }

  @Nullable Long parameters() {
    return done.isEmpty() ? null : metrics(0).parameters();
  }

  @Nullable Double trainSeconds() {
    return done.isEmpty()
        ? null
        : done.stream()
            .mapToDouble(each -> Objects.requireNonNull(each.metrics()).trainSeconds())
            .average()
            .orElseThrow();
  }

  @Nullable Double peakMemoryMiB() {
    return done.stream()
        .map(each -> Objects.requireNonNull(each.metrics()).peakMemoryMiB())
        .filter(Objects::nonNull)
        .max(Double::compare)
        .orElse(null);
  }

  /** Folders of the runs. */
  List<Path> folders() {
    return done.stream().map(Outcome::folder).toList();
  }
}
