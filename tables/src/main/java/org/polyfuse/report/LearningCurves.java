package org.polyfuse.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.polyfuse.runtime.run.RunMetrics;
import org.polyfuse.runtime.train.HistoryRow;
import org.polyfuse.svg.Element;
import org.polyfuse.svg.LineChart;
import org.polyfuse.svg.LineChart.Curve;
import org.polyfuse.svg.SeriesStyle;

/** Loss and accuracy over epochs, while training and on validation (Figs. 5 and 8 of the paper). */
final class LearningCurves {

  static final String TRAIN = "train";
  static final String VALIDATION = "validation";

  private static final SeriesStyle TRAINING_LINE = new SeriesStyle(1);
  private static final SeriesStyle VALIDATION_LINE = new SeriesStyle(0);

  private LearningCurves() {}

  static List<Element> of(RunData run) {
    if (run.history().isEmpty()) {
      return List.of();
    }
    int folds = run.folds().size();
    Element loss = chart(run, "Loss", "loss (nats)", HistoryRow::loss, 0, 0);
    Element accuracy = chart(run, "Accuracy", "accuracy (%)", row -> 100 * row.accuracy(), 100, 0);
    String caption =
        folds > 1
            ? "Thin lines are folds, strong ones their mean; a mark is the epoch whose weights a"
                + " fold kept, chosen on validation."
            : "The mark is the epoch whose weights were kept, chosen on validation.";
    List<Element> legend = legend(run);
    return List.of(
        Html.figures(
            List.of(
                Html.figure(loss, legend, "Loss", caption),
                Html.figure(
                    accuracy,
                    legend,
                    "Accuracy",
                    "While training it is measured on the way, with dropout on."))));
  }

  private static List<Element> legend(RunData run) {
    List<Element> legend = new ArrayList<>();
    legend.add(Html.key("training", TRAINING_LINE, Html.Key.LINE));
    if (run.history().stream().anyMatch(row -> row.split().equals(VALIDATION))) {
      legend.add(Html.key("validation, epoch kept", VALIDATION_LINE, Html.Key.LINE_AND_MARK));
    }
    return legend;
  }

  private static Element chart(
      RunData run,
      String title,
      String label,
      ToDoubleFunction<HistoryRow> value,
      double atLeast,
      double atMost) {
    List<Curve> curves = new ArrayList<>();
    for (String split : List.of(TRAIN, VALIDATION)) {
      SeriesStyle series = split.equals(TRAIN) ? TRAINING_LINE : VALIDATION_LINE;
      List<Curve> folds = new ArrayList<>();
      for (int fold : run.folds()) {
        curve(run, fold, split, series, value).ifPresent(folds::add);
      }
      curves.addAll(folds);
      if (folds.size() > 1) {
        curves.add(mean(folds, split, series));
      }
    }
    return new LineChart(title, "epoch", label, curves, atLeast, atMost, true).draw();
  }

  private static Optional<Curve> curve(
      RunData run, int fold, String split, SeriesStyle series, ToDoubleFunction<HistoryRow> value) {
    List<HistoryRow> rows =
        run.history().stream()
            .filter(row -> row.fold() == fold && row.split().equals(split))
            .filter(row -> Double.isFinite(value.applyAsDouble(row)))
            .toList();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    double[] x = rows.stream().mapToDouble(HistoryRow::epoch).toArray();
    List<Integer> marked = new ArrayList<>();
    int kept = split.equals(VALIDATION) ? keptEpoch(run, fold) : -1;
    for (int i = 0; i < x.length; i++) {
      if (x[i] == kept) {
        marked.add(i);
      }
    }
    return Optional.of(
        new Curve(
            split + ", fold " + fold,
            series,
            x,
            rows.stream().mapToDouble(value).toArray(),
            run.folds().size() > 1,
            marked));
  }

  private static int keptEpoch(RunData run, int fold) {
    List<RunMetrics> folds = run.metrics().folds();
    if (folds == null) {
      return -1;
    }
    for (RunMetrics each : folds) {
      Integer number = each.fold();
      Integer epoch = each.epoch();
      if (number != null && number == fold && epoch != null) {
        return epoch;
      }
    }
    return -1;
  }

  /** Over the epochs that every curve has. */
  static Curve mean(List<Curve> curves, String name, SeriesStyle series) {
    Map<Double, List<Double>> byEpoch = new TreeMap<>();
    for (Curve curve : curves) {
      for (int i = 0; i < curve.x().length; i++) {
        byEpoch.computeIfAbsent(curve.x()[i], key -> new ArrayList<>()).add(curve.y()[i]);
      }
    }
    byEpoch.values().removeIf(values -> values.size() < curves.size());
    double[] x = byEpoch.keySet().stream().mapToDouble(Double::doubleValue).toArray();
    double[] y =
        byEpoch.values().stream()
            .mapToDouble(
                values -> values.stream().mapToDouble(Double::doubleValue).average().orElseThrow())
            .toArray();
    return new Curve(name + ", mean", series, x, y, false, List.of());
  }
}
