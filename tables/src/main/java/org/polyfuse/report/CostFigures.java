package org.polyfuse.report;

import java.util.ArrayList;
import java.util.List;
import org.polyfuse.runtime.names.Numbers;
import org.polyfuse.svg.DotPlot;
import org.polyfuse.svg.Element;
import org.polyfuse.svg.SeriesStyle;
import org.polyfuse.tables.plan.Row;

/** What systems cost: parameters, time, memory. */
final class CostFigures {

  private static final double MILLION = 1e6;

  private CostFigures() {}

  static List<Element> of(TableData data) {
    Html.Table table = new Html.Table("System", "Parameters", "Training of a run", "Peak memory");
    List<DotPlot.Row> rows = new ArrayList<>();
    for (Row row : data.table().rows()) {
      Long parameters = row.parameters();
      Double seconds = row.trainSeconds();
      Double memory = row.peakMemoryMiB();
      if (parameters == null && seconds == null) {
        continue;
      }
      table.row(
          row.name(),
          parameters == null ? "–" : Numbers.count(parameters),
          seconds == null ? "–" : Words.time(seconds),
          memory == null ? "–" : Words.memory(memory));
      if (parameters != null) {
        double millions = parameters / MILLION;
        rows.add(
            new DotPlot.Row(
                row.name(),
                List.of(
                    new DotPlot.Dot(
                        Numbers.count(parameters),
                        new SeriesStyle(0),
                        millions,
                        0,
                        millions,
                        false))));
      }
    }
    if (table.isEmpty()) {
      return List.of();
    }
    List<Element> content = new ArrayList<>();
    content.add(table.draw("cost"));
    content.add(
        Html.note(
            "A combination counts all its members. Memory is the most that the process of a run had"
                + " resident, Java included."));
    if (!rows.isEmpty()) {
      Element drawing =
          new DotPlot("Trained parameters", "trained parameters (millions)", rows, 0, 0, Double.NaN)
              .draw();
      content.add(Html.figures(List.of(Html.figure(drawing, List.of(), "Trained parameters", ""))));
    }
    return content;
  }
}
