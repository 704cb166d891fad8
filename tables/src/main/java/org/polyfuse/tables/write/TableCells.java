package org.polyfuse.tables.write;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.polyfuse.runtime.evaluate.Score;
import org.polyfuse.runtime.names.Numbers;
import org.polyfuse.tables.judge.TableResult;
import org.polyfuse.tables.plan.Row;

/**
 * A table as cells of text, for terminals and documents: one row for each row, then one table of
 * recalls by class. Columns without anything in them are left out.
 *
 * @param head the columns' names
 * @param rows cells, as many as the head has
 */
public record TableCells(List<String> head, List<List<String>> rows) {

  private static final String NOTHING = "";

  /** The main table. */
  public static TableCells of(TableResult table) {
    Builder builder = new Builder(table.rows());
    builder.column("system", Row::name);
    Score first = metrics(table).get(0);
    for (Score metric : metrics(table)) {
      String name = metric == first ? "" : " " + metric.title();
      builder.column("published" + name, row -> reported(row.published(), metric));
      builder.column("cited" + name, row -> reported(row.cited(), metric));
    }
    for (Score metric : metrics(table)) {
      builder.column(metric.title(), row -> score(row, metric));
      builder.column("95 % interval", row -> interval(row.measured().get(metric.key())));
    }
    TableResult.Comparison comparison = table.comparison();
    if (comparison != null) {
      builder.column("difference", row -> of(row.versus(), TableCells::difference));
      builder.column("p", row -> of(row.versus(), each -> p(each.pValue())));
      if (!comparison.adjust().equals("none")) {
        builder.column("p (Holm)", row -> of(row.versus(), each -> p(each.adjusted())));
      }
    }
    builder.column("parameters", row -> of(row.parameters(), Numbers::count));
    builder.column("training", row -> of(row.trainSeconds(), Numbers::clock));
    builder.column("memory", row -> of(row.peakMemoryMiB(), each -> format("%,.0f MiB", each)));
    return builder.cells();
  }

  /** Recall by class in per cent, measured and published; without rows if nobody knows any. */
  public static TableCells byClass(TableResult table) {
    Set<String> classes = new LinkedHashSet<>(table.classes());
    for (Row row : table.rows()) {
      reported(row).forEach((label, each) -> classes.addAll(each.perClass().keySet()));
    }
    List<String> head = new ArrayList<>(List.of("recall", ""));
    head.addAll(classes);
    List<List<String>> rows = new ArrayList<>();
    for (Row row : table.rows()) {
      if (!row.perClass().isEmpty()) {
        rows.add(
            classCells(row.name(), "measured", classes, name -> percent(row.perClass().get(name))));
      }
      reported(row)
          .forEach(
              (label, each) -> {
                if (!each.perClass().isEmpty()) {
                  rows.add(
                      classCells(
                          row.name(),
                          label,
                          classes,
                          name -> of(each.perClass().get(name), value -> format("%.2f", value))));
                }
              });
    }
    return new TableCells(head, rows);
  }

  private static Map<String, Row.Reported> reported(Row row) {
    Map<String, Row.Reported> reported = new java.util.LinkedHashMap<>();
    if (row.published() != null) {
      reported.put("published", row.published());
    }
    if (row.cited() != null) {
      reported.put("cited", row.cited());
    }
    return reported;
  }

  private static List<String> classCells(
      String name, String kind, Set<String> classes, Function<String, String> cell) {
    List<String> cells = new ArrayList<>(List.of(name, kind));
    classes.forEach(each -> cells.add(cell.apply(each)));
    return cells;
  }

  /** What stands under a table, one line each. */
  public static List<String> notes(TableResult table) {
    List<String> notes = new ArrayList<>();
    if (table.allowLeakage() != null) {
      notes.add("Leakage is allowed in this table: " + table.allowLeakage());
    }
    notes.add("Protocol: " + table.protocol() + ".");
    notes.add(
        String.format(
            Locale.ROOT,
            "Measured values are per cent, mean ± sample deviation over seeds (%s), folds pooled.",
            String.join(", ", table.seeds().stream().map(String::valueOf).toList())));
    TableResult.Comparison comparison = table.comparison();
    if (comparison != null) {
      notes.add(comparison.rule());
    }
    for (Row row : table.rows()) {
      row.grid().stream()
          .filter(Row.GridPoint::chosen)
          .forEach(
              point ->
                  notes.add(
                      String.format(
                          Locale.ROOT,
                          "%s: of %d settings, %s was best on validation (%s %%).",
                          row.name(),
                          row.grid().size(),
                          settings(point),
                          percent(point.validation()))));
    }
    notes.addAll(table.remarks());
    return notes;
  }

  static List<Score> metrics(TableResult table) {
    return java.util.Arrays.stream(Score.values())
        .filter(each -> table.metrics().contains(each.key()))
        .sorted(java.util.Comparator.comparingInt(each -> table.metrics().indexOf(each.key())))
        .toList();
  }

  private static String reported(Row.@Nullable Reported values, Score metric) {
    return of(
        values == null ? null : values.metrics().get(metric.key()), each -> format("%.2f", each));
  }

  private static String score(Row row, Score metric) {
    Row.Score score = row.measured().get(metric.key());
    if (score == null) {
      return row.note() == null ? NOTHING : row.note();
    }
    return percent(score.mean())
        + (score.deviation() == null ? "" : " ± " + percent(score.deviation()));
  }

  private static String interval(Row.@Nullable Score score) {
    return score == null || score.low() == null || score.high() == null
        ? NOTHING
        : String.format(Locale.ROOT, "[%s, %s]", percent(score.low()), percent(score.high()));
  }

  private static String difference(Row.Versus versus) {
    return format(
        "%+.2f [%+.2f, %+.2f]", 100 * versus.difference(), 100 * versus.low(), 100 * versus.high());
  }

  private static String p(double value) {
    return value < 0.0001 ? format("%.1e", value) : format("%.4f", value);
  }

  private static String settings(Row.GridPoint point) {
    return point.settings().entrySet().stream()
        .map(each -> each.getKey() + "=" + each.getValue())
        .collect(java.util.stream.Collectors.joining(", "));
  }

  private static String percent(@Nullable Double share) {
    return of(share, each -> format("%.2f", 100 * each));
  }

  private static <T> String of(@Nullable T value, Function<T, String> text) {
    return value == null ? NOTHING : text.apply(value);
  }

  private static String format(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }

  /** Columns, one after the other. */
  private static final class Builder {
    private final List<Row> rows;
    private final List<String> head = new ArrayList<>();
    private final List<List<String>> cells = new ArrayList<>();

    Builder(List<Row> rows) {
      this.rows = rows;
      rows.forEach(row -> cells.add(new ArrayList<>()));
    }

    void column(String name, Function<Row, String> cell) {
      List<String> column = rows.stream().map(cell).toList();
      if (column.stream().allMatch(String::isEmpty)) {
        return;
      }
      head.add(name);
      for (int i = 0; i < column.size(); i++) {
        cells.get(i).add(column.get(i));
      }
    }

    TableCells cells() {
      return new TableCells(head, cells);
    }
  }
}
