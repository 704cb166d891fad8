package org.polyfuse.tables.write;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.polyfuse.runtime.names.Shown;
import org.polyfuse.tables.judge.TableResult;

/**
 * A table as LaTeX floats with booktabs. Columns that do not fit the width of a page go into a
 * further float, with the systems' names again, so that each float fits a page as it is.
 */
public final class LatexDocument {

  /** The width of a text of the article class at 10 pt, in points. */
  private static final double PAGE = 345;

  /** Space left and right of a column. */
  private static final double GAP = 12;

  private LatexDocument() {}

  /** A result as a LaTeX table. */
  public static String of(TableResult table) {
    StringBuilder text = new StringBuilder("% needs \\usepackage{booktabs}\n");
    List<String> notes = TableCells.notes(table);
    int number = 1;
    for (TableCells each : floats(TableCells.of(table), 1)) {
      String caption = table.title() + (number == 1 ? "" : ", continued");
      text.append(table(each, caption, label(table, number), number == 1 ? notes : List.of()));
      number++;
    }
    TableCells byClass = TableCells.byClass(table);
    if (!byClass.rows().isEmpty()) {
      for (TableCells each : floats(byClass, 2)) {
        String caption = table.title() + ", recall by class in per cent";
        text.append(table(each, caption, label(table, number++), List.of()));
      }
    }
    return text.toString();
  }

  private static String label(TableResult table, int number) {
    return table.table() + (number == 1 ? "" : "-" + number);
  }

  private static String table(TableCells cells, String caption, String label, List<String> notes) {
    StringBuilder text = new StringBuilder("\n\\begin{table}\n\\centering\n");
    text.append("\\caption{").append(escaped(caption)).append("}\n");
    text.append("\\label{tab:").append(label).append("}\n");
    text.append("\\begin{tabular}{l").append("r".repeat(cells.head().size() - 1)).append("}\n");
    text.append("\\toprule\n").append(line(cells.head())).append("\\midrule\n");
    cells.rows().forEach(row -> text.append(line(row)));
    text.append("\\bottomrule\n\\end{tabular}\n");
    for (String note : notes) {
      text.append("\n\\par\\smallskip{\\footnotesize ").append(escaped(note)).append("}\n");
    }
    return text.append("\\end{table}\n").toString();
  }

  /**
   * The columns, in pieces that fit a page.
   *
   * @param names how many columns name a row; they stand in every piece
   */
  private static List<TableCells> floats(TableCells cells, int names) {
    List<Integer> naming = IntStream.range(0, names).boxed().toList();
    double named = naming.stream().mapToDouble(each -> width(cells, each)).sum();
    List<List<Integer>> floats = new ArrayList<>();
    floats.add(new ArrayList<>(naming));
    double width = named;
    for (int column = names; column < cells.head().size(); column++) {
      double own = width(cells, column);
      if (width + own > PAGE && width > named) {
        floats.add(new ArrayList<>(naming));
        width = named;
      }
      floats.get(floats.size() - 1).add(column);
      width += own;
    }
    return floats.stream().map(each -> columns(cells, each)).toList();
  }

  private static TableCells columns(TableCells cells, List<Integer> columns) {
    return new TableCells(
        columns.stream().map(cells.head()::get).toList(),
        cells.rows().stream().map(row -> columns.stream().map(row::get).toList()).toList());
  }

  private static double width(TableCells cells, int column) {
    return GAP
        + Stream.concat(Stream.of(cells.head()), cells.rows().stream())
            .mapToDouble(row -> row.get(column).chars().mapToDouble(LatexDocument::width).sum())
            .max()
            .orElse(0);
  }

  /** Of a character in Computer Modern at 10 pt; rather too much than too little. */
  private static double width(int character) {
    if ("mwMW%".indexOf(character) >= 0) {
      return 9;
    }
    return Character.isUpperCase(character) || "+±<>=&#@".indexOf(character) >= 0 ? 7.5 : 5;
  }

  private static String line(List<String> cells) {
    return cells.stream()
        .map(LatexDocument::escaped)
        .collect(Collectors.joining(" & ", "", " \\\\\n"));
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char c : Shown.line(text.replaceAll("\\s", " ")).toCharArray()) {
      switch (c) {
        case '&', '%', '$', '#', '_', '{', '}' -> escaped.append('\\').append(c);
        case '~' -> escaped.append("\\textasciitilde{}");
        case '^' -> escaped.append("\\textasciicircum{}");
        case '\\' -> escaped.append("\\textbackslash{}");
        case '±' -> escaped.append("$\\pm$");
        case '<', '>' -> escaped.append('$').append(c).append('$');
        case '[', '*' -> escaped.append('{').append(c).append('}'); // else the line break's
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
