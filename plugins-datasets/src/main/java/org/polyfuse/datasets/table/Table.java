package org.polyfuse.datasets.table;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A table as written.
 *
 * @param file where it was read
 * @param columns in their order; for JSONL every key that some row has
 * @param rows in their order
 */
public record Table(Path file, List<String> columns, List<TableRow> rows) {

  /** Copies the lists. */
  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * Reads a file: JSONL (an object a line) if its name ends in {@code .jsonl} or {@code .ndjson},
   * else CSV with a header line, its cells parted by commas, semicolons or tabs, whichever the
   * header has most of. Text is UTF-8, or UTF-16 where a byte-order mark says so.
   *
   * @param problems takes what is wrong; rows that are wrong are left out
   * @throws org.polyfuse.api.PolyfuseException if the file is missing or is no text
   */
  public static Table read(Path file, TableProblems problems) {
    return read(file, problems, false);
  }

  /**
   * As {@link #read(Path, TableProblems)}.
   *
   * @param unnamed whether columns may lack a name; they are then left out. The first one always
   *     may: many a program writes the numbers of rows there.
   */
  public static Table read(Path file, TableProblems problems, boolean unnamed) {
    String text = TableText.read(file);
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    List<TableRow> rows;
    Set<String> columns = new LinkedHashSet<>();
    if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
      rows = JsonLines.read(text, columns, problems);
    } else {
      rows = CsvLines.read(text, columns, problems, unnamed);
    }
    return new Table(file, List.copyOf(columns), rows);
  }
}
