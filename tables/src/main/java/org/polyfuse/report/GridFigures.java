package org.polyfuse.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.polyfuse.runtime.names.Numbers;
import org.polyfuse.svg.Element;
import org.polyfuse.svg.LineChart;
import org.polyfuse.svg.LineChart.Curve;
import org.polyfuse.svg.SeriesStyle;
import org.polyfuse.tables.plan.Row;
import org.polyfuse.tables.plan.Row.GridPoint;

/** Every setting that a grid tried, with its worth on validation. */
final class GridFigures {

  private GridFigures() {}

  static List<Element> of(TableData data) {
    List<Element> content = new ArrayList<>();
    String metric = TableData.title(data.table().metrics().get(0));
    for (Row row : data.table().rows()) {
      if (row.grid().isEmpty()) {
        continue;
      }
      List<Element> figures = new ArrayList<>();
      curve(row, metric).forEach(figures::add);
      if (figures.isEmpty()) {
        content.add(Element.of("h3", row.name()));
      } else {
        content.add(Html.figures(figures));
      }
      content.add(table(row, metric));
    }
    return content;
  }

  private static Element table(Row row, String metric) {
    Html.Table table = new Html.Table("Setting", metric + " on validation", "Chosen");
    for (GridPoint point : row.grid()) {
      Double worth = point.validation();
      table.row(
          settings(point),
          worth == null ? "not done" : Numbers.percent(worth),
          point.chosen() ? "yes" : "");
    }
    return table.draw("grid-points");
  }

  private static String settings(GridPoint point) {
    List<String> pairs = new ArrayList<>();
    point.settings().forEach((key, value) -> pairs.add(key + " = " + value));
    return String.join(", ", pairs);
  }

  /** If one number was varied: the validation metric over it. */
  private static List<Element> curve(Row row, String metric) {
    List<double[]> points = new ArrayList<>();
    List<Integer> chosen = new ArrayList<>();
    String key = "";
    for (GridPoint point : row.grid()) {
      Double worth = point.validation();
      Map.Entry<String, String> only =
          point.settings().size() == 1 ? point.settings().entrySet().iterator().next() : null;
      if (only == null || !only.getValue().matches("-?\\d+(\\.\\d+)?")) {
        return List.of();
      }
      key = only.getKey();
      if (worth != null) {
        points.add(
            new double[] {
              Double.parseDouble(only.getValue()), 100 * worth, point.chosen() ? 1 : 0
            });
      }
    }
    points.sort(Comparator.comparingDouble(point -> point[0]));
    for (int i = 0; i < points.size(); i++) {
      if (points.get(i)[2] > 0) {
        chosen.add(i);
      }
    }
    if (points.size() < 2) {
      return List.of();
    }
    Curve curve =
        new Curve(
            row.name(),
            new SeriesStyle(0),
            points.stream().mapToDouble(point -> point[0]).toArray(),
            points.stream().mapToDouble(point -> point[1]).toArray(),
            false,
            chosen);
    Element drawing =
        new LineChart(
                metric + " on validation over " + key,
                key,
                metric + " on validation (%)",
                List.of(curve),
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                false)
            .draw();
    return List.of(
        Html.figure(
            drawing,
            List.of(),
            row.name(),
            "The mark is the setting that was chosen on validation and then tested."));
  }
}
