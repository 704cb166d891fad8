package org.polyfuse.datasets.table;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A row of a table.
 *
 * @param line where it begins, from 1
 * @param cells what stands in its columns; empty cells are left out
 */
public record TableRow(int line, Map<String, String> cells) {

  /** Copies the cells, in their order. */
  public TableRow {
    cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
  }

  /** What stands in a column; empty if nothing does. */
  public Optional<String> cell(String column) {
    return Optional.ofNullable(cells.get(column));
  }
}
