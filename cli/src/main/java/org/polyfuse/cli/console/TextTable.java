package org.polyfuse.cli.console;

import java.util.ArrayList;
import java.util.List;
import org.polyfuse.runtime.names.Shown;

/** Rows of cells in columns: the first to the left, all others to the right unless told so. */
public final class TextTable {

  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();
  private final List<Integer> left;

  /** A table whose columns of these numbers, from 0 on, stand to the left. */
  public TextTable(Integer... left) {
    this.left = List.of(left);
  }

  /** Adds a row of cells. */
  public TextTable row(String... cells) {
    return row(List.of(cells));
  }

  /** Adds a row of cells. */
  public TextTable row(List<String> cells) {
    rows.add(cells.stream().map(Shown::line).toList()); // each in its column, whatever is in it
    return this;
  }

  /** The lines, without blanks at their ends. */
  public List<String> lines() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int c = 0; c < row.size(); c++) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < row.size(); c++) {
      String blanks = " ".repeat(widths[c] - row.get(c).length());
      line.append(c == 0 ? "" : GAP);
      line.append(c == 0 || left.contains(c) ? row.get(c) + blanks : blanks + row.get(c));
    }
    return line.toString().stripTrailing();
  }
}
