package org.polyfuse.tables.plan;

import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.polyfuse.runtime.config.layer.Fragment;
import org.polyfuse.runtime.names.Shown;

/** Counts the runs of a table before any of them is planned. */
final class TableSize {

  /** Runs; years of them. */
  static final int MOST = 10_000;

  private TableSize() {}

  /**
   * Refuses more seeds than runs may be.
   *
   * @throws IllegalArgumentException if there are
   */
  static void requireFew(String key, Collection<?> values) {
    if (values.size() > MOST) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%s: must be at most %d but are %d", key, MOST, values.size()));
    }
  }

  /**
   * Refuses a grid, or a table, of more runs than that.
   *
   * @throws IllegalArgumentException if it has
   */
  static void require(
      Map<String, SystemSection> systems, Map<String, List<Fragment>> grid, List<Long> seeds) {
    BigInteger all = BigInteger.ZERO;
    for (Map.Entry<String, SystemSection> each : systems.entrySet()) {
      SystemSection system = each.getValue();
      if (system.isTrained()) {
        boolean own = !system.grid().isEmpty();
        String key =
            own
                ? String.format(Locale.ROOT, "systems: the grid of %s", Shown.quoted(each.getKey()))
                : "grid: it";
        BigInteger runs = points(TableFile.gridOf(system, grid)).multiply(count(seeds));
        requireFew(key, runs);
        all = all.add(runs);
      } else if (system.isCombined()) {
        all = all.add(BigInteger.valueOf(picks(seeds, system)));
      }
    }
    requireFew("systems: they", all);
  }

  private static void requireFew(String what, BigInteger runs) {
    if (runs.compareTo(BigInteger.valueOf(MOST)) > 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%s must make at most %d runs but makes %s", what, MOST, shown(runs)));
    }
  }

  /** A number of a million digits takes its time to write, and nobody reads it. */
  private static String shown(BigInteger runs) {
    return runs.bitLength() < 100
        ? runs.toString()
        : String.format(Locale.ROOT, "about 10^%.0f", runs.bitLength() * Math.log10(2));
  }

  private static BigInteger points(Map<String, List<Fragment>> grid) {
    return grid.values().stream()
        .map(TableSize::count)
        .reduce(BigInteger.ONE, BigInteger::multiply);
  }

  private static BigInteger count(List<?> values) {
    return BigInteger.valueOf(values.size());
  }

  /** How many runs a combination names; those of the table's own seeds are not more of them. */
  private static long picks(List<Long> seeds, SystemSection combined) {
    return combined.combine().orElseThrow().runs().values().stream()
        .mapToLong(each -> Math.max(0, Math.max(each.count(), each.seeds().size())))
        .map(count -> Math.max(0, count - seeds.size()))
        .sum();
  }
}
