package org.polyfuse.cli.text;

import java.util.ArrayList;
import java.util.List;
import org.polyfuse.cli.console.TextTable;
import org.polyfuse.runtime.evaluate.ClassMetrics;
import org.polyfuse.runtime.names.Numbers;
import org.polyfuse.runtime.names.Shown;
import org.polyfuse.runtime.run.RunMetrics;

/** The tables of results. */
public final class MetricsText {

  private MetricsText() {}

  /** Accuracy, UAR and macro F1 by fold, then by class, then the confusion. */
  public static List<String> of(RunMetrics metrics) {
    List<String> lines = new ArrayList<>(scores(metrics));
    if (metrics.metrics() != null) {
      TextTable further = new TextTable().row("metric", "all");
      metrics.metrics().forEach((name, value) -> further.row(name, Numbers.decimal(value, 4)));
      lines.add("");
      lines.addAll(further.lines());
    }
    lines.add("");
    lines.addAll(classes(metrics));
    lines.add("");
    lines.addAll(confusion(metrics));
    return lines;
  }

  private static List<String> scores(RunMetrics metrics) {
    TextTable table = new TextTable();
    table.row("", "accuracy (WA)", "UAR", "macro F1", "samples");
    List<RunMetrics> folds = metrics.folds() == null ? List.of() : metrics.folds();
    if (folds.size() > 1) {
      folds.forEach(fold -> table.row(scores("fold " + fold.fold(), fold)));
    }
    return table.row(scores("all", metrics)).lines();
  }

  static List<String> scores(String name, RunMetrics metrics) {
    return List.of(
        name,
        Numbers.percent(metrics.accuracy()),
        Numbers.percent(metrics.uar()),
        Numbers.percent(metrics.macroF1()),
        Numbers.count(metrics.samples()));
  }

  private static List<String> classes(RunMetrics metrics) {
    TextTable table = new TextTable().row("class", "recall", "precision", "F1", "samples");
    for (ClassMetrics each : metrics.perClass()) {
      table.row(
          Shown.name(each.name()),
          Numbers.percent(each.recall()),
          Numbers.percent(each.precision()),
          Numbers.percent(each.f1()),
          Numbers.count(each.samples()));
    }
    return table.lines();
  }

  private static List<String> confusion(RunMetrics metrics) {
    List<String> header = new ArrayList<>(List.of("is \\ taken for"));
    metrics.classes().forEach(name -> header.add(Shown.name(name)));
    TextTable table = new TextTable().row(header);
    for (int c = 0; c < metrics.classes().size(); c++) {
      List<String> row = new ArrayList<>(List.of(Shown.name(metrics.classes().get(c))));
      for (int count : metrics.confusion()[c]) {
        row.add(String.valueOf(count));
      }
      table.row(row);
    }
    return table.lines();
  }
}
