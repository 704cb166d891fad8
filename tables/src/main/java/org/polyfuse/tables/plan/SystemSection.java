package org.polyfuse.tables.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.polyfuse.api.Range;
import org.polyfuse.api.Setting;
import org.polyfuse.runtime.config.Shorthand;
import org.polyfuse.runtime.config.layer.Fragment;
import org.polyfuse.runtime.config.layer.Patch;

/**
 * A row of a table. With {@code combine} it mixes finished runs; with nothing but {@code cited} it
 * is somebody else's; else it is trained.
 */
public record SystemSection(
    @Setting(
            value = "What others report of a system that is not trained here, in per cent.",
            defaultsTo = "auto")
        Optional<Values> cited,
    @Setting(
            value =
                "What the system's own paper reports, in per cent; stands beside what is measured.",
            defaultsTo = "auto")
        Optional<Values> published,
    @Setting(value = "Settings over the base, by key path.", defaultsTo = "{}") Patch set,
    @Setting(value = "A config of its own in the base's place.", defaultsTo = "auto")
        Optional<Path> config,
    @Setting(value = "Mixes the posteriors of finished runs.", defaultsTo = "auto")
        Optional<Combine> combine,
    @Setting(
            value = "Values by key path; the best combination on validation is tested.",
            defaultsTo = "{}")
        Map<String, List<Fragment>> grid) {

  /** Checks that it is one kind of row. */
  public SystemSection {
    if (combine.isPresent() && (!set.paths().isEmpty() || config.isPresent() || !grid.isEmpty())) {
      throw new IllegalArgumentException(
          "combine: must stand without set, config and grid, since nothing is trained");
    }
  }

  boolean isCombined() {
    return combine.isPresent();
  }

  boolean isCited() {
    return cited.isPresent()
        && published.isEmpty()
        && !isCombined()
        && set.paths().isEmpty()
        && config.isEmpty()
        && grid.isEmpty();
  }

  boolean isTrained() {
    return !isCombined() && !isCited();
  }

  /** Values from a paper, in per cent. A number alone is the table's first metric. */
  @Shorthand
  public record Values(
      @Setting(value = "The table's first metric, 0 to 100.", defaultsTo = "auto")
          OptionalDouble value,
      @Setting(value = "The share of recordings that are right (WA).", defaultsTo = "auto")
          OptionalDouble accuracy,
      @Setting(value = "The mean recall of the classes (UAR).", defaultsTo = "auto")
          OptionalDouble uar,
      @Setting(value = "The mean F1 of the classes.", defaultsTo = "auto") OptionalDouble macroF1,
      @Setting(value = "Recall by class.", defaultsTo = "{}") Map<String, Double> perClass) {

    /** Checks ranges. */
    public Values {
      check("value", value);
      check("accuracy", accuracy);
      check("uar", uar);
      check("macroF1", macroF1);
      perClass.forEach((name, each) -> check("perClass", OptionalDouble.of(each)));
    }

    private static void check(String key, OptionalDouble percent) {
      if (percent.isPresent() && !(percent.getAsDouble() >= 0 && percent.getAsDouble() <= 100)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s: must be per cent, 0 to 100, but was %s",
                key,
                percent.getAsDouble()));
      }
    }
  }

  /** A mixture of the posteriors of finished runs, same fold with same fold. */
  public record Combine(
      @Setting(
              "Trained systems by name, each with how many of its runs are mixed, or with {seeds:"
                  + " [...]}.")
          Map<String, Members> runs,
      @Setting(
              value =
                  "equal; validation (what is best there, for each fold); or numbers, one for each"
                      + " system, shared by its runs.",
              defaultsTo = "equal")
          List<String> weights) {

    /** Every member weighs the same. */
    public static final String EQUAL = "equal";

    /** Weights are chosen on the validation parts. */
    public static final String VALIDATION = "validation";

    /** Checks counts and weights. */
    public Combine {
      if (runs.isEmpty()) {
        throw new IllegalArgumentException("runs: one system or more is needed but there is none");
      }
      boolean named = weights.equals(List.of(EQUAL)) || weights.equals(List.of(VALIDATION));
      if (!named
          && (weights.size() != runs.size() || !weights.stream().allMatch(Combine::isShare))) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "weights: must be equal, validation, or %d numbers above 0 but was %s",
                runs.size(),
                weights));
      }
    }

    private static boolean isShare(String text) {
      try {
        double share = Double.parseDouble(text);
        return share > 0 && Double.isFinite(share);
      } catch (NumberFormatException e) {
        return false;
      }
    }
  }

  /** Which runs of a system are mixed. */
  @Shorthand
  public record Members(
      @Setting(value = "How many, 1 to 10000.", defaultsTo = "1") int count,
      @Setting(value = "Exactly the runs of these seeds, in place of a count.", defaultsTo = "[]")
          List<Long> seeds) {

    /** Checks the count. */
    public Members {
      Range.within("count", count, 1, TableSize.MOST);
      TableSize.requireFew("seeds", seeds);
      if (!seeds.isEmpty() && count > 1) {
        throw new IllegalArgumentException("count: must not stand beside seeds");
      }
    }
  }
}
