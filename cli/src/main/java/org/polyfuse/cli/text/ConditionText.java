package org.polyfuse.cli.text;

import java.util.ArrayList;
import java.util.List;
import org.polyfuse.cli.console.TextTable;
import org.polyfuse.runtime.data.Conditions;
import org.polyfuse.runtime.run.RunEvaluation;

/** What was done to recordings, and what came of it. */
public final class ConditionText {

  private ConditionText() {}

  /** What was removed and added, before the results; nothing where nothing was. */
  public static List<String> header(Conditions conditions) {
    if (conditions.isNone()) {
      return List.of();
    }
    TextTable table = new TextTable(1);
    if (!conditions.without().isEmpty()) {
      table.row("removed", String.join(", ", conditions.without()));
    }
    if (!conditions.noise().isEmpty()) {
      List<String> noise = new ArrayList<>();
      conditions
          .noise()
          .forEach((name, decibels) -> noise.add(name + " " + Conditions.text(decibels) + " dB"));
      table.row("noise", String.join(", ", noise));
    }
    List<String> lines = new ArrayList<>(table.lines());
    lines.add("");
    return lines;
  }

  /** A row for each condition. */
  public static List<String> table(List<RunEvaluation> evaluations) {
    TextTable table = new TextTable();
    table.row("", "accuracy (WA)", "UAR", "macro F1", "samples");
    evaluations.forEach(
        each -> table.row(MetricsText.scores(each.conditions().toString(), each.metrics())));
    return table.lines();
  }
}
