package org.polyfuse.tables.write;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.polyfuse.runtime.evaluate.Score;
import org.polyfuse.runtime.files.Csv;
import org.polyfuse.runtime.files.WholeFile;
import org.polyfuse.runtime.names.Shown;
import org.polyfuse.tables.judge.TableResult;
import org.polyfuse.tables.plan.Row;

/** A table as Markdown and comma-separated values, and in the files of its folder. */
public final class TableDocuments {

  private TableDocuments() {}

  /** Writes {@code table.md}, {@code table.tex} and {@code table.csv} into the table's folder. */
  public static void write(TableResult table, Path folder) {
    WholeFile.write(folder.resolve("table.md"), markdown(table));
    WholeFile.write(folder.resolve("table.tex"), LatexDocument.of(table));
    WholeFile.write(folder.resolve("table.csv"), csv(table));
  }

  /** A result in Markdown. */
  public static String markdown(TableResult table) {
    StringBuilder text = new StringBuilder("# " + plain(table.title()) + "\n\n");
    text.append(markdown(TableCells.of(table)));
    TableCells byClass = TableCells.byClass(table);
    if (!byClass.rows().isEmpty()) {
      text.append("\nRecall by class, per cent:\n\n").append(markdown(byClass));
    }
    text.append('\n');
    TableCells.notes(table).forEach(note -> text.append("- ").append(plain(note)).append('\n'));
    return text.toString();
  }

  private static String markdown(TableCells cells) {
    StringBuilder text = new StringBuilder(markdown(cells.head()));
    text.append("| ---").append(" | ---:".repeat(cells.head().size() - 1)).append(" |\n");
    cells.rows().forEach(row -> text.append(markdown(row)));
    return text.toString();
  }

  private static String markdown(List<String> cells) {
    return cells.stream()
        .map(TableDocuments::plain)
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /** One line in which nothing that somebody named becomes a cell, a link or an element. */
  private static String plain(String text) {
    return Shown.line(text.replaceAll("\\s", " "))
        .replaceAll("&(?=#?\\w+;)", "&amp;")
        .replace("<", "&lt;")
        .replaceAll("[\\\\|`*]", "\\\\$0")
        .replaceAll("\\](?=[(\\[:])", "\\\\]");
  }

  /** For programs: a row for each row and metric, every number in full; shares are per cent. */
  public static String csv(TableResult table) {
    StringBuilder text =
        new StringBuilder(
            Csv.row(
                List.of(
                    "system",
                    "kind",
                    "metric",
                    "published",
                    "cited",
                    "mean",
                    "deviation",
                    "low",
                    "high",
                    "runs",
                    "samples",
                    "difference",
                    "differenceLow",
                    "differenceHigh",
                    "p",
                    "pAdjusted",
                    "parameters",
                    "trainSeconds",
                    "peakMemoryMiB",
                    "note")));
    for (Row row : table.rows()) {
      for (Score metric : TableCells.metrics(table)) {
        text.append(Csv.row(cells(row, metric)));
      }
    }
    if (table.allowLeakage() != null) {
      text.append("# Leakage is allowed: ").append(Shown.line(table.allowLeakage()));
      text.append('\n');
    }
    return text.toString();
  }

  private static List<String> cells(Row row, Score metric) {
    List<Object> cells = new ArrayList<>();
    Row.Score score = row.measured().get(metric.key());
    Row.Versus versus = metric == Score.ACCURACY ? row.versus() : null; // it is of accuracy
    cells.add(row.name());
    cells.add(row.kind().name().toLowerCase(java.util.Locale.ROOT));
    cells.add(metric.key());
    cells.add(text(row.published() == null ? null : row.published().metrics().get(metric.key())));
    cells.add(text(row.cited() == null ? null : row.cited().metrics().get(metric.key())));
    cells.add(percent(score == null ? null : (Double) score.mean()));
    cells.add(percent(score == null ? null : score.deviation()));
    cells.add(percent(score == null ? null : score.low()));
    cells.add(percent(score == null ? null : score.high()));
    cells.add(score == null ? "" : score.perSeed().size());
    cells.add(score == null ? "" : row.samples());
    cells.add(percent(versus == null ? null : (Double) versus.difference()));
    cells.add(percent(versus == null ? null : (Double) versus.low()));
    cells.add(percent(versus == null ? null : (Double) versus.high()));
    cells.add(text(versus == null ? null : (Double) versus.pValue()));
    cells.add(text(versus == null ? null : (Double) versus.adjusted()));
    cells.add(text(row.parameters()));
    cells.add(text(row.trainSeconds()));
    cells.add(text(row.peakMemoryMiB()));
    cells.add(text(row.note()));
    return cells.stream().map(String::valueOf).toList();
  }

  private static String percent(@Nullable Double share) {
    return share == null ? "" : String.valueOf(100 * share);
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
