package org.polyfuse.report;

import java.util.ArrayList;
import java.util.List;
import org.polyfuse.runtime.evaluate.ClassMetrics;
import org.polyfuse.runtime.names.Numbers;
import org.polyfuse.runtime.run.RunMetrics;
import org.polyfuse.statistics.Interval;
import org.polyfuse.statistics.Wilson;
import org.polyfuse.svg.DotPlot;
import org.polyfuse.svg.Element;
import org.polyfuse.svg.HeatMap;
import org.polyfuse.svg.SeriesStyle;

/** The confusion matrix (Fig. 10) and the accuracy of each class (Table III). */
final class ClassFigures {

  private ClassFigures() {}

  static List<Element> of(RunData run) {
    RunMetrics metrics = run.metrics();
    if (metrics.samples() == 0) {
      return List.of();
    }
    return List.of(
        Html.figures(
            List.of(
                Html.figure(
                    confusion(metrics),
                    List.of(),
                    "Confusion matrix",
                    "Per cent of the true class, and recordings below."),
                Html.figure(
                    recall(metrics),
                    List.of(),
                    "Accuracy of each class",
                    "Recall with 95 % intervals (Wilson); the line is their mean, the UAR."))),
        table(metrics));
  }

  private static Element confusion(RunMetrics metrics) {
    int[][] confusion = metrics.confusion();
    HeatMap.Cell[][] cells = new HeatMap.Cell[confusion.length][confusion.length];
    for (int r = 0; r < confusion.length; r++) {
      int own = 0;
      for (int count : confusion[r]) {
        own += count;
      }
      for (int c = 0; c < confusion.length; c++) {
        double share = own == 0 ? 0 : (double) confusion[r][c] / own;
        cells[r][c] =
            new HeatMap.Cell(
                share,
                own == 0 ? "–" : Numbers.decimal(100 * share, 0),
                confusion[r][c] == 0 ? "" : Numbers.count(confusion[r][c]));
      }
    }
    return new HeatMap(
            "Confusion matrix, per cent of the true class",
            "true",
            "recognised as",
            metrics.classes(),
            metrics.classes(),
            cells)
        .draw();
  }

  private static Element recall(RunMetrics metrics) {
    List<DotPlot.Row> rows = new ArrayList<>();
    for (int c = 0; c < metrics.perClass().size(); c++) {
      ClassMetrics each = metrics.perClass().get(c);
      List<DotPlot.Dot> dots = new ArrayList<>();
      if (each.samples() > 0) {
        Interval interval = Wilson.of(metrics.confusion()[c][c], each.samples());
        dots.add(
            new DotPlot.Dot(
                "recall " + Numbers.percent(each.recall()) + ", " + Words.range(interval),
                new SeriesStyle(0),
                100 * each.recall(),
                100 * interval.low(),
                100 * interval.high(),
                false));
      }
      rows.add(new DotPlot.Row(each.name(), dots));
    }
    return new DotPlot("Accuracy of each class", "recall (%)", rows, 100, 0, 100 * metrics.uar())
        .draw();
  }

  private static Element table(RunMetrics metrics) {
    Html.Table table = new Html.Table("Class", "Recall", "Precision", "F1", "Recordings");
    for (ClassMetrics each : metrics.perClass()) {
      table.row(
          each.name(),
          each.samples() == 0 ? "–" : Numbers.percent(each.recall()),
          Numbers.percent(each.precision()),
          Numbers.percent(each.f1()),
          Numbers.count(each.samples()));
    }
    return table.draw("classes");
  }
}
