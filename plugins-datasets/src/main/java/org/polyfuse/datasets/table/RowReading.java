package org.polyfuse.datasets.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What tables of recordings have in common: ids, labels, splits and groups. For one thread. */
public final class RowReading {

  private static final String GROUP = "group.";

  private final TableColumns columns;
  private final TableProblems problems;
  private final LabelSet labels;
  private final Map<String, Integer> ids = new HashMap<>();
  private final Set<String> groups = new LinkedHashSet<>();
  private final boolean split;

  /**
   * Prepares to read rows, after a check of the columns.
   *
   * @param columns what each column is for
   * @param table its header
   */
  public RowReading(TableColumns columns, Table table, LabelSet labels, TableProblems problems) {
    this.columns = columns;
    this.problems = problems;
    this.labels = labels;
    this.split = table.columns().contains(columns.split());
    for (String column : table.columns()) {
      if (column.startsWith(GROUP) || columns.groups().contains(column)) {
        groups.add(column);
      }
    }
    require(table, columns.id(), "id");
    if (columns.labels() != LabelUse.IGNORE && columns.labels() != LabelUse.OPTIONAL) {
      require(table, columns.label(), "label");
    }
  }

  private void require(Table table, String column, String setting) {
    if (!table.columns().contains(column)) {
      problems.add(
          1,
          String.format(
              Locale.ROOT,
              "must have a column '%s' but has %s. Add it, or set dataset.%s to the column that it is.",
              column,
              table.columns(),
              setting));
    }
  }

  /** A row without its streams. */
  public record Read(
      int line,
      String id,
      Optional<String> label,
      Optional<String> split,
      Map<String, String> groups) {}

  /** Whether a column is read here and so names no stream. */
  public boolean knows(String column) {
    return groups.contains(column)
        || List.of(columns.id(), columns.label(), columns.split()).contains(column);
  }

  /** Reads a row; empty if its id is missing, in which case a problem is noted. */
  public Optional<Read> read(TableRow row) {
    Optional<String> id = row.cell(columns.id());
    if (id.isEmpty()) {
      problems.add(
          row.line(), String.format(Locale.ROOT, "column '%s' must not be empty.", columns.id()));
      return Optional.empty();
    }
    Integer before = ids.putIfAbsent(id.get(), row.line());
    if (before != null) {
      problems.add(
          row.line(),
          String.format(
              Locale.ROOT,
              "id '%s' stands in line %d already. Each recording needs an id of its own.",
              id.get(),
              before));
    }
    return Optional.of(new Read(row.line(), id.get(), label(row), split(row), groups(row)));
  }

  /** Whether recordings are to be predicted, which needs neither labels nor parts nor groups. */
  private boolean ignoring() {
    return columns.labels() == LabelUse.IGNORE;
  }

  private Optional<String> label(TableRow row) {
    Optional<String> label = row.cell(columns.label());
    if (ignoring()) {
      return label.filter(labels::isNamed);
    }
    if (label.isEmpty() && columns.labels() == LabelUse.REQUIRED) {
      problems.add(
          row.line(),
          String.format(Locale.ROOT, "column '%s' must not be empty.", columns.label()));
    }
    return label.filter(text -> labels.add(row.line(), text));
  }

  private Optional<String> split(TableRow row) {
    if (!split) {
      return Optional.empty();
    }
    Optional<String> written = row.cell(columns.split());
    Optional<String> part = written.flatMap(SplitNames::of);
    boolean unlabelled = row.cell(columns.label()).isEmpty();
    if (part.isEmpty() && !ignoring() && !(written.isEmpty() && unlabelled)) {
      problems.add(
          row.line(),
          String.format(
              Locale.ROOT,
              "column '%s' must be train, validation or test but was '%s'.",
              columns.split(),
              written.orElse("")));
    }
    return part;
  }

  private Map<String, String> groups(TableRow row) {
    Map<String, String> found = new LinkedHashMap<>();
    List<String> missing = new ArrayList<>();
    for (String column : groups) {
      String name = column.startsWith(GROUP) ? column.substring(GROUP.length()) : column;
      row.cell(column).ifPresentOrElse(value -> found.put(name, value), () -> missing.add(column));
    }
    if (ignoring()) {
      return found;
    }
    for (String column : missing) {
      problems.add(
          row.line(),
          String.format(Locale.ROOT, "column '%s' must not be empty: it is a group.", column));
    }
    return found;
  }
}
