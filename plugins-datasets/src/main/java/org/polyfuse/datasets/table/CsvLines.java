package org.polyfuse.datasets.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads comma-separated values, quoted as RFC 4180 says. For one table. */
final class CsvLines {

  private static final char[] SEPARATORS = {',', ';', '\t'};

  private final TableProblems problems;
  private final List<TableRow> rows = new ArrayList<>();
  private final List<Integer> blank = new ArrayList<>(); // lines that await a row after them
  private List<String> header = List.of();

  private final boolean unnamed; // whether any column may lack a name

  private CsvLines(TableProblems problems, boolean unnamed) {
    this.problems = problems;
    this.unnamed = unnamed;
  }

  static List<TableRow> read(
      String text, Set<String> columns, TableProblems problems, boolean unnamed) {
    CsvLines lines = new CsvLines(problems, unnamed);
    lines.readAll(text);
    lines.header.stream().filter(name -> !name.isEmpty()).forEach(columns::add);
    return lines.rows;
  }

  private void readAll(String text) {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(separator(text))
            .setIgnoreEmptyLines(false)
            .setIgnoreSurroundingSpaces(true)
            .get();
    int line = 1;
    try (CSVParser parser = CSVParser.parse(text, format)) {
      var records = parser.iterator();
      while (records.hasNext()) {
        CSVRecord row = records.next();
        add(line, row);
        line = (int) parser.getCurrentLineNumber() + 1;
      }
    } catch (UncheckedIOException | IOException | IllegalStateException e) {
      problems.add(
          line,
          String.format(Locale.ROOT, "a quote is not closed, or text follows it (%s).", reason(e)));
    }
    if (header.isEmpty()) {
      problems.add("must begin with a line of column names but is empty.");
    }
  }

  private static String reason(Exception e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return String.valueOf(cause.getMessage());
  }

  /** The one that the first line has most of, outside of quotes. */
  private static char separator(String text) {
    int[] counts = new int[SEPARATORS.length];
    boolean quoted = false;
    for (int i = 0; i < text.length() && (quoted || text.charAt(i) != '\n'); i++) {
      quoted ^= text.charAt(i) == '"';
      for (int s = 0; s < SEPARATORS.length; s++) {
        counts[s] += !quoted && text.charAt(i) == SEPARATORS[s] ? 1 : 0;
      }
    }
    int most = 0;
    for (int s = 1; s < SEPARATORS.length; s++) {
      most = counts[s] > counts[most] ? s : most;
    }
    return SEPARATORS[most];
  }

  private void add(int line, CSVRecord row) {
    List<String> cells = row.stream().map(String::strip).toList();
    if (header.isEmpty()) {
      readHeader(line, cells);
    } else if (cells.stream().allMatch(String::isEmpty)) {
      blank.add(line); // no fault at the end of a file
    } else {
      blank.forEach(each -> problems.add(each, "is empty. Fill it in or delete it."));
      blank.clear();
      addRow(line, cells);
    }
  }

  private void readHeader(int line, List<String> cells) {
    header = cells;
    Set<String> names = new HashSet<>();
    for (int i = 0; i < cells.size(); i++) {
      String name = cells.get(i);
      if (name.isEmpty() && (i == 0 || unnamed)) {
        continue;
      }
      if (name.isEmpty()) {
        problems.add(
            line,
            String.format(Locale.ROOT, "column %d has no name. Name it or delete it.", i + 1));
      } else if (!names.add(name)) {
        problems.add(
            line,
            String.format(Locale.ROOT, "column '%s' occurs twice. Rename one of them.", name));
      }
    }
  }

  private void addRow(int line, List<String> cells) {
    if (cells.size() != header.size()) {
      problems.add(
          line,
          String.format(
              Locale.ROOT,
              "must have %d cells as the header but has %d. Quote a cell that holds a separator.",
              header.size(),
              cells.size()));
      return;
    }
    Map<String, String> filled = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      if (!cells.get(i).isEmpty() && !header.get(i).isEmpty()) {
        filled.put(header.get(i), cells.get(i));
      }
    }
    rows.add(new TableRow(line, filled));
  }
}
