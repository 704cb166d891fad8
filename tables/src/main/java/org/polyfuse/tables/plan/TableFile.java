package org.polyfuse.tables.plan;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.polyfuse.api.Setting;
import org.polyfuse.runtime.config.layer.Fragment;
import org.polyfuse.runtime.config.layer.Patch;
import org.polyfuse.runtime.evaluate.Score;
import org.polyfuse.runtime.names.Shown;

/** A table file: the rows of a paper's table, each a system of its own. */
public record TableFile(
    @Setting("The table's short name; letters, digits, dots and dashes.") String table,
    @Setting(value = "What stands above the table; auto: its name.", defaultsTo = "auto")
        Optional<String> title,
    @Setting(
            value = "The config that every system starts from unless it names its own.",
            defaultsTo = "auto")
        Optional<Path> base,
    @Setting(value = "Settings that go over every system's config, by key path.", defaultsTo = "{}")
        Patch set,
    @Setting("The rows by name, in the order of the table.") Map<String, SystemSection> systems,
    @Setting(
            value =
                "Values by key path; every trained system without a grid of its own tries all"
                    + " combinations, and the best on validation is tested.",
            defaultsTo = "{}")
        Map<String, List<Fragment>> grid,
    @Setting(value = "One run of every system for each of these.", defaultsTo = "[1]")
        List<Long> seeds,
    @Setting(value = "How rows are compared; auto: not at all.", defaultsTo = "auto")
        Optional<CompareSection> compare,
    @Setting(
            value = "What is shown, the first one first: accuracy, uar, macro-f1.",
            defaultsTo = "[accuracy]")
        List<Score> metrics,
    @Setting(
            value =
                "Why groups may stand on two sides of a split, or a choice may be made on what is"
                    + " reported; printed on the table; auto: neither is allowed.",
            defaultsTo = "auto")
        Optional<String> allowLeakage) {

  private static final int LONGEST_NAME = 100;

  /** Checks names and lists. */
  public TableFile {
    if (!table.matches("[A-Za-z0-9][A-Za-z0-9.-]*") || table.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "table: must be letters, digits, dots and dashes, up to %d, but was %s",
              LONGEST_NAME,
              Shown.quoted(table)));
    }
    if (systems.isEmpty()) {
      throw new IllegalArgumentException("systems: one or more are needed but there are none");
    }
    TableSize.requireFew("seeds", seeds);
    refuseRepeated("seeds", seeds);
    refuseRepeated("metrics", metrics);
    if (allowLeakage.isPresent() && allowLeakage.get().isBlank()) {
      throw new IllegalArgumentException("allowLeakage: must give a reason but was blank");
    }
    TableSize.require(systems, grid, seeds);
  }

  /** The grid that holds for a row: its own, else the table's. */
  Map<String, List<Fragment>> gridOf(SystemSection section) {
    return gridOf(section, grid);
  }

  static Map<String, List<Fragment>> gridOf(
      SystemSection section, Map<String, List<Fragment>> grid) {
    return section.grid().isEmpty() ? grid : section.grid();
  }

  private static void refuseRepeated(String key, List<?> values) {
    if (values.isEmpty() || new HashSet<>(values).size() < values.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%s: must be one or more, each once, but were %s", key, values));
    }
  }
}
