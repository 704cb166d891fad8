package org.polyfuse.tables.judge;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.polyfuse.runtime.folder.JsonFile;
import org.polyfuse.tables.plan.Row;

/**
 * {@code table.json}: everything that a table shows, and where the runs behind it are. Measured
 * shares lie in [0, 1]; published and cited values are per cent, as papers print them. Immutable.
 *
 * @param table the table's short name
 * @param title what stands above it
 * @param protocol how its systems are evaluated, one line
 * @param classes the names of the classes; empty before anything was measured
 * @param metrics the keys of the metrics shown, the first one first, as {@link
 *     org.polyfuse.runtime.evaluate.Score#key} gives them
 * @param seeds of the table's runs
 * @param allowLeakage why leakage was allowed; null if it was not
 * @param comparison how rows are compared; null if they are not
 * @param rows in the order of the file
 * @param remarks what must be known to read the table, one line each
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TableResult(
    String table,
    String title,
    String protocol,
    List<String> classes,
    List<String> metrics,
    List<Long> seeds,
    @Nullable String allowLeakage,
    @Nullable Comparison comparison,
    List<Row> rows,
    List<String> remarks) {

  /** The name of its file in a table's folder. */
  public static final String FILE = "table.json";

  /** Copies the lists. */
  public TableResult {
    classes = List.copyOf(classes);
    metrics = List.copyOf(metrics);
    seeds = List.copyOf(seeds);
    rows = List.copyOf(rows);
    remarks = List.copyOf(remarks);
  }

  /**
   * Reads the table of a folder.
   *
   * @throws org.polyfuse.api.PolyfuseException if there is none
   */
  public static TableResult read(Path folder) {
    return JsonFile.read(folder.resolve(FILE), TableResult.class);
  }

  /** Writes the table into a folder. */
  public void write(Path folder) {
    JsonFile.write(folder.resolve(FILE), this);
  }

  /**
   * How rows are compared.
   *
   * @param against the row that all others are compared with
   * @param test {@code mcnemar} or {@code matched-pairs}
   * @param tails 1: is the row better than that one; 2: is it different
   * @param adjust {@code holm} or {@code none}
   * @param rule what exactly is tested, in words: how seeds are pooled, which intervals
   */
  public record Comparison(String against, String test, int tails, String adjust, String rule) {}
}
