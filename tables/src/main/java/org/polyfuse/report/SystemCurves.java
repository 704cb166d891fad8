package org.polyfuse.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.polyfuse.runtime.train.HistoryRow;
import org.polyfuse.svg.Element;
import org.polyfuse.svg.LineChart;
import org.polyfuse.svg.LineChart.Curve;
import org.polyfuse.svg.SeriesStyle;
import org.polyfuse.tables.plan.Row;

/** Learning curves of all systems of a table together: means over seeds and folds. */
final class SystemCurves {

  private SystemCurves() {}

  static List<Element> of(TableData data) {
    List<Element> figures = new ArrayList<>();
    String validation = LearningCurves.VALIDATION;
    add(
        figures,
        data,
        validation,
        "Validation accuracy",
        "accuracy (%)",
        row -> 100 * row.accuracy());
    add(figures, data, validation, "Validation loss", "loss (nats)", HistoryRow::loss);
    add(figures, data, LearningCurves.TRAIN, "Training loss", "loss (nats)", HistoryRow::loss);
    return figures.isEmpty()
        ? List.of()
        : List.of(
            Html.paragraph("Means over seeds and folds, as far as every one of them was trained."),
            legend(data),
            Html.figures(figures));
  }

  private static Element legend(TableData data) {
    Element list = Element.of("ul").styled("legend");
    int next = 0;
    for (Row row : data.table().rows()) {
      if (!data.trainedRuns(row).isEmpty()) {
        list.add(Html.key(row.name(), new SeriesStyle(next++), Html.Key.LINE_AND_MARK));
      }
    }
    return list;
  }

  private static void add(
      List<Element> figures,
      TableData data,
      String split,
      String title,
      String label,
      ToDoubleFunction<HistoryRow> value) {
    List<Curve> curves = new ArrayList<>();
    int next = 0;
    for (Row row : data.table().rows()) {
      List<RunData> runs = data.trainedRuns(row).stream().map(RunData::read).toList();
      if (!runs.isEmpty()) {
        Curve curve = curve(row.name(), new SeriesStyle(next++), runs, split, value);
        if (curve.x().length > 0) {
          curves.add(curve);
        }
      }
    }
    if (!curves.isEmpty()) {
      boolean loss = label.startsWith("loss");
      Element drawing =
          new LineChart(
                  title,
                  "epoch",
                  label,
                  curves,
                  loss ? 0 : Double.POSITIVE_INFINITY,
                  loss ? 0 : Double.NEGATIVE_INFINITY,
                  true)
              .draw();
      figures.add(Html.figure(drawing, List.of(), title, ""));
    }
  }

  private static Curve curve(
      String name,
      SeriesStyle series,
      List<RunData> runs,
      String split,
      ToDoubleFunction<HistoryRow> value) {
    Map<Integer, List<Double>> byEpoch = new TreeMap<>();
    int parts = 0;
    for (RunData run : runs) {
      parts += run.folds().size();
      for (HistoryRow row : run.history()) {
        boolean counts = row.fold() > 0 && row.split().equals(split);
        if (counts && Double.isFinite(value.applyAsDouble(row))) {
          byEpoch
              .computeIfAbsent(row.epoch(), key -> new ArrayList<>())
              .add(value.applyAsDouble(row));
        }
      }
    }
    int all = parts;
    byEpoch.values().removeIf(values -> values.size() < all);
    double[] x = byEpoch.keySet().stream().mapToDouble(Integer::doubleValue).toArray();
    double[] y =
        byEpoch.values().stream()
            .mapToDouble(
                values -> values.stream().mapToDouble(Double::doubleValue).average().orElseThrow())
            .toArray();
    return new Curve(name, series, x, y, false, x.length == 0 ? List.of() : List.of(x.length - 1));
  }
}
