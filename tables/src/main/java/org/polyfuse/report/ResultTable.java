package org.polyfuse.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.polyfuse.runtime.names.Numbers;
import org.polyfuse.svg.Element;
import org.polyfuse.tables.judge.TableResult;
import org.polyfuse.tables.plan.Row;
import org.polyfuse.tables.plan.Row.Reported;

/** The table itself: what was measured beside what was published, and what differences mean. */
final class ResultTable {

  private final TableResult table;

  ResultTable(TableResult table) {
    this.table = table;
  }

  Element draw() {
    List<String> head = new ArrayList<>(List.of("System"));
    boolean hasReported =
        table.rows().stream().anyMatch(row -> row.published() != null || row.cited() != null);
    for (String metric : table.metrics()) {
      head.add(TableData.title(metric) + ", %");
    }
    if (hasReported) {
      head.add("Reported, %");
    }
    boolean compared = table.comparison() != null;
    if (compared) {
      head.add("Difference");
      head.add("p");
      if (adjusted()) {
        head.add("p, Holm");
      }
    }
    Html.Table drawn = new Html.Table(head.toArray(new String[0]));
    for (Row row : table.rows()) {
      drawn.row(name(row), cells(row, hasReported, compared));
    }
    return drawn.draw("results");
  }

  private boolean adjusted() {
    TableResult.Comparison comparison = table.comparison();
    return comparison != null && comparison.adjust().equals("holm");
  }

  private String name(Row row) {
    TableResult.Comparison comparison = table.comparison();
    boolean reference = comparison != null && comparison.against().equals(row.name());
    return reference ? row.name() + " (reference)" : row.name();
  }

  private List<Element> cells(Row row, boolean hasReported, boolean compared) {
    List<Element> cells = new ArrayList<>();
    for (String metric : table.metrics()) {
      cells.add(measured(row, metric));
    }
    if (hasReported) {
      cells.add(reported(row));
    }
    if (compared) {
      addComparison(row.versus(), cells);
    }
    return cells;
  }

  private Element measured(Row row, String metric) {
    Row.Score score = row.measured().get(metric);
    if (score == null) {
      return Element.of("td", row.note() == null ? "" : row.note());
    }
    Double deviation = score.deviation();
    String value = Numbers.decimal(100 * score.mean(), 1);
    Element cell =
        Element.of(
            "td", deviation == null ? value : value + " ± " + Numbers.decimal(100 * deviation, 1));
    if (score.mean() >= best(metric)) {
      cell.styled("best");
    }
    Double low = score.low();
    Double high = score.high();
    return low == null || high == null
        ? cell
        : cell.add(
            Element.of(
                "small", Numbers.decimal(100 * low, 1) + " to " + Numbers.decimal(100 * high, 1)));
  }

  private double best(String metric) {
    return table.rows().stream()
        .map(row -> row.measured().get(metric))
        .filter(Objects::nonNull)
        .mapToDouble(Row.Score::mean)
        .max()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** The values of the table's first metric, with where they come from. */
  private Element reported(Row row) {
    Element cell = Element.of("td");
    add(cell, row.published(), "published");
    add(cell, row.cited(), "cited");
    return cell;
  }

  private void add(Element cell, @Nullable Reported reported, String kind) {
    if (reported == null) {
      return;
    }
    for (String metric : table.metrics()) {
      Double value = reported.metrics().get(metric);
      if (value != null) {
        boolean first = metric.equals(table.metrics().get(0));
        cell.add(
            Element.of("span", Numbers.decimal(value, 2)),
            Element.of("small", first ? kind : kind + ", " + TableData.title(metric)));
      }
    }
  }

  private void addComparison(Row.@Nullable Versus versus, List<Element> cells) {
    if (versus == null) {
      cells.add(Element.of("td"));
      cells.add(Element.of("td"));
      if (adjusted()) {
        cells.add(Element.of("td"));
      }
      return;
    }
    cells.add(
        Element.of("td", Words.points(versus.difference()))
            .add(
                Element.of(
                    "small", Words.points(versus.low()) + " to " + Words.points(versus.high()))));
    cells.add(
        Element.of("td", Words.p(versus.pValue()))
            .add(
                Element.of(
                    "small",
                    String.format(
                        Locale.ROOT,
                        "%d : %d of %d",
                        versus.onlyRow(),
                        versus.onlyReference(),
                        versus.samples()))));
    if (adjusted()) {
      Element cell = Element.of("td", Words.p(versus.adjusted()));
      cells.add(versus.adjusted() < 0.05 ? cell.styled("best") : cell);
    }
  }
}
