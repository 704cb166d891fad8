package org.polyfuse.tables.judge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.evaluate.Predictions;
import org.polyfuse.runtime.evaluate.Score;
import org.polyfuse.statistics.Bootstrap;
import org.polyfuse.statistics.Holm;
import org.polyfuse.statistics.Interval;
import org.polyfuse.statistics.MatchedPairs;
import org.polyfuse.statistics.McNemar;
import org.polyfuse.statistics.PairedCounts;
import org.polyfuse.statistics.Tails;
import org.polyfuse.tables.plan.CompareSection;
import org.polyfuse.tables.plan.Row;

/**
 * Compares rows with a reference row on the same recordings. Seeds are pooled by averaging
 * posteriors, so that each recording counts once: pooling the decisions of several seeds would
 * count it several times, as if these were independent.
 */
final class RowComparison {

  private final CompareSection how;
  private final MeasuredRow reference;
  private final Map<String, Row.Versus> raw = new LinkedHashMap<>();
  private final List<String> refused = new ArrayList<>();

  private RowComparison(CompareSection how, MeasuredRow reference) {
    this.how = how;
    this.reference = reference;
  }

  /** Compares every other row that has predictions. */
  static RowComparison of(CompareSection how, MeasuredRow reference, List<MeasuredRow> rows) {
    RowComparison comparison = new RowComparison(how, reference);
    for (MeasuredRow row : rows) {
      if (row != reference && row.isMeasured()) {
        comparison.add(row);
      }
    }
    return comparison;
  }

  /** Why rows were not compared, one line each. */
  List<String> refused() {
    return List.copyOf(refused);
  }

  private void add(MeasuredRow row) {
    if (row.ensemble().isEmpty() || reference.ensemble().isEmpty()) {
      MeasuredRow without = row.ensemble().isEmpty() ? row : reference;
      refused.add(
          String.format(
              Locale.ROOT,
              "%s is not compared with %s: %s",
              row.name(),
              reference.name(),
              without.apart().orElseThrow()));
      return;
    }
    try {
      raw.put(row.name(), versus(row, row.ensemble().get(), reference.ensemble().get()));
    } catch (PolyfuseException e) {
      refused.add("Not compared: " + e.problems().get(0));
    }
  }

  private Row.Versus versus(MeasuredRow row, Predictions newer, Predictions older) {
    Mixing.refuseOtherSamples(
        new Mixing.Named(row.name(), newer), new Mixing.Named(reference.name(), older));
    PairedCounts counts = counts(newer, older);
    Interval interval =
        Bootstrap.USUAL.difference(
            Score.ACCURACY,
            older.classes().size(),
            MeasuredRow.labels(older),
            row.predicted(older),
            reference.predicted(older));
    double p = p(counts);
    return new Row.Versus(
        p,
        p,
        statistic(counts),
        interval.estimate(),
        interval.low(),
        interval.high(),
        counts.onlyNew(),
        counts.onlyOld(),
        counts.samples(),
        perSeed(row));
  }

  private List<Double> perSeed(MeasuredRow row) {
    Map<Long, Predictions> others = reference.bySeed();
    List<Double> perSeed = new ArrayList<>();
    row.bySeed()
        .forEach(
            (seed, newer) -> {
              Predictions older = others.get(seed);
              if (older != null) {
                perSeed.add(p(counts(newer, older)));
              }
            });
    return perSeed;
  }

  private static PairedCounts counts(Predictions newer, Predictions older) {
    return PairedCounts.of(right(Mixing.inOrderOf(older, newer)), right(older));
  }

  private static boolean[] right(Predictions predictions) {
    int[] labels = MeasuredRow.labels(predictions);
    int[] predicted = MeasuredRow.decisions(predictions);
    boolean[] right = new boolean[labels.length];
    for (int i = 0; i < right.length; i++) {
      right[i] = labels[i] == predicted[i];
    }
    return right;
  }

  private Tails tails() {
    return how.tails() == 1 ? Tails.ONE : Tails.TWO;
  }

  private double p(PairedCounts counts) {
    return switch (how.test()) {
      case MCNEMAR -> McNemar.p(counts, tails());
      case MATCHED_PAIRS -> MatchedPairs.of(counts, tails()).p();
    };
  }

  private @Nullable Double statistic(PairedCounts counts) {
    return how.test() == CompareSection.Test.MCNEMAR
        ? null
        : (Double) MatchedPairs.of(counts, tails()).z();
  }

  /** By row, adjusted for their number. */
  Map<String, Row.Versus> adjusted() {
    double[] p = raw.values().stream().mapToDouble(Row.Versus::pValue).toArray();
    double[] adjusted = how.adjust() == CompareSection.Adjust.HOLM ? Holm.adjust(p) : p;
    Map<String, Row.Versus> all = new LinkedHashMap<>();
    for (Map.Entry<String, Row.Versus> each : raw.entrySet()) {
      all.put(each.getKey(), each.getValue().withAdjusted(adjusted[all.size()]));
    }
    return all;
  }

  /** What is tested, in words. */
  TableResult.Comparison description() {
    String test =
        how.test() == CompareSection.Test.MCNEMAR ? "Exact McNemar test" : "Matched-pairs Z test";
    String question =
        how.tails() == 1 ? "one tail: is the row better" : "two tails: is the row different";
    String rule =
        String.format(
            Locale.ROOT,
            "%s (%s) against '%s', on the same recordings. Posteriors are averaged over a row's"
                + " seeds first, so that each recording counts once. %s Differences are those of"
                + " mean accuracies; intervals are 95 %% bootstrap intervals over recordings,"
                + " paired, %,d draws.",
            test,
            question,
            how.against(),
            how.adjust() == CompareSection.Adjust.HOLM
                ? String.format(Locale.ROOT, "p is adjusted for %d comparisons (Holm).", raw.size())
                : "p is not adjusted for the number of comparisons.",
            Bootstrap.USUAL.resamples());
    return new TableResult.Comparison(
        how.against(),
        how.test() == CompareSection.Test.MCNEMAR ? "mcnemar" : "matched-pairs",
        how.tails(),
        how.adjust() == CompareSection.Adjust.HOLM ? "holm" : "none",
        rule);
  }
}
