package org.polyfuse.cli.text;

import java.util.ArrayList;
import java.util.List;
import org.polyfuse.cli.console.TextTable;
import org.polyfuse.runtime.names.Shown;
import org.polyfuse.tables.judge.TableResult;
import org.polyfuse.tables.write.TableCells;

/** A table as lines for a terminal. */
public final class TableLines {

  private TableLines() {}

  /** The lines. */
  public static List<String> of(TableResult table) {
    List<String> lines = new ArrayList<>(List.of(Shown.line(Shown.message(table.title())), ""));
    lines.addAll(lines(TableCells.of(table)));
    TableCells byClass = TableCells.byClass(table);
    if (!byClass.rows().isEmpty()) {
      lines.add("");
      lines.addAll(lines(byClass));
    }
    lines.add("");
    TableCells.notes(table).forEach(note -> lines.add(Shown.line(Shown.message(note))));
    return lines;
  }

  private static List<String> lines(TableCells cells) {
    TextTable table = new TextTable();
    table.row(cells.head().stream().map(Shown::name).toList());
    cells.rows().forEach(row -> table.row(row.stream().map(Shown::name).toList()));
    return table.lines();
  }
}
