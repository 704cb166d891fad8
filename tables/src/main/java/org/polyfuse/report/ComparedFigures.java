package org.polyfuse.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.polyfuse.runtime.names.Numbers;
import org.polyfuse.svg.DotPlot;
import org.polyfuse.svg.DotPlot.Dot;
import org.polyfuse.svg.Element;
import org.polyfuse.svg.HeatMap;
import org.polyfuse.svg.SeriesStyle;
import org.polyfuse.tables.judge.TableResult;
import org.polyfuse.tables.plan.Row;
import org.polyfuse.tables.plan.Row.Reported;

/** All systems of a table beside each other. */
final class ComparedFigures {

  private static final SeriesStyle MEASURED = new SeriesStyle(0);
  private static final SeriesStyle PUBLISHED = new SeriesStyle(2);
  private static final SeriesStyle CITED = new SeriesStyle(1);

  private ComparedFigures() {}

  static List<Element> of(TableData data) {
    TableResult table = data.table();
    List<Element> figures = new ArrayList<>();
    for (String metric : table.metrics()) {
      scores(table, metric).ifPresent(figures::add);
    }
    differences(table).ifPresent(figures::add);
    return figures.isEmpty() ? List.of() : List.of(Html.figures(figures));
  }

  private static Optional<Element> scores(TableResult table, String metric) {
    List<DotPlot.Row> rows = new ArrayList<>();
    boolean reported = false;
    for (Row row : table.rows()) {
      List<Dot> dots = new ArrayList<>();
      Row.Score score = row.measured().get(metric);
      if (score != null) {
        dots.add(dot(score));
      }
      boolean any = add(dots, row.published(), metric, "published", PUBLISHED);
      any |= add(dots, row.cited(), metric, "cited", CITED);
      reported |= any;
      if (!dots.isEmpty()) {
        rows.add(new DotPlot.Row(row.name(), dots));
      }
    }
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    String title = TableData.title(metric);
    Element drawing =
        new DotPlot(
                title + " of all systems",
                title + " (%)",
                rows,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                Double.NaN)
            .draw();
    List<Element> legend = new ArrayList<>();
    legend.add(Html.key("measured", MEASURED, Html.Key.MARK));
    if (reported) {
      legend.add(Html.key("published", PUBLISHED, Html.Key.HOLLOW));
      legend.add(Html.key("cited", CITED, Html.Key.HOLLOW));
    }
    return Optional.of(
        Html.figure(
            drawing, legend, title, "Means over the seeds; bars are 95 % bootstrap intervals."));
  }

  private static Dot dot(Row.Score score) {
    Double low = score.low();
    Double high = score.high();
    return new Dot(
        "measured " + Numbers.percent(score.mean()),
        MEASURED,
        100 * score.mean(),
        100 * (low == null ? score.mean() : low),
        100 * (high == null ? score.mean() : high),
        false);
  }

  private static boolean add(
      List<Dot> dots, @Nullable Reported reported, String metric, String kind, SeriesStyle series) {
    Double value = reported == null ? null : reported.metrics().get(metric);
    if (value == null) {
      return false;
    }
    dots.add(
        new Dot(kind + " " + Numbers.decimal(value, 2) + " %", series, value, value, value, true));
    return true;
  }

  private static Optional<Element> differences(TableResult table) {
    TableResult.Comparison comparison = table.comparison();
    List<DotPlot.Row> rows = new ArrayList<>();
    for (Row row : table.rows()) {
      Row.Versus versus = row.versus();
      if (versus != null) {
        rows.add(
            new DotPlot.Row(
                row.name(),
                List.of(
                    new Dot(
                        Words.points(versus.difference())
                            + " points, p "
                            + Words.p(versus.pValue()),
                        MEASURED,
                        100 * versus.difference(),
                        100 * versus.low(),
                        100 * versus.high(),
                        false))));
      }
    }
    if (comparison == null || rows.isEmpty()) {
      return Optional.empty();
    }
    Element drawing =
        new DotPlot(
                "Differences in accuracy from " + comparison.against(),
                "difference (percentage points)",
                rows,
                0,
                0,
                0)
            .draw();
    return Optional.of(
        Html.figure(
            drawing,
            List.of(),
            "Accuracy less that of " + comparison.against(),
            "Bars are 95 % paired bootstrap intervals; what lies right of the line is better."));
  }

  /** Systems by classes. */
  static Element recalls(List<String> classes, List<Row> rows) {
    HeatMap.Cell[][] cells = new HeatMap.Cell[rows.size()][classes.size()];
    for (int r = 0; r < rows.size(); r++) {
      for (int c = 0; c < classes.size(); c++) {
        Double recall = rows.get(r).perClass().get(classes.get(c));
        double share = recall == null ? 0 : recall;
        cells[r][c] =
            new HeatMap.Cell(share, recall == null ? "–" : Numbers.decimal(100 * share, 1), "");
      }
    }
    List<String> names = rows.stream().map(Row::name).toList();
    return new HeatMap(
            "Recall of each class by system, per cent", "system", "class", names, classes, cells)
        .draw();
  }
}
