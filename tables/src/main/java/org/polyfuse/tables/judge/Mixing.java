package org.polyfuse.tables.judge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.evaluate.Predictions;

/** Mixes the posteriors of several systems on the same recordings, same fold with same fold. */
final class Mixing {

  private static final int NAMED = 3; // so many recordings stand in a message

  private Mixing() {}

  /** The mean posteriors. */
  static Predictions mean(List<Named> members) {
    double[] equal = members.stream().mapToDouble(each -> 1).toArray();
    return mix(members, fold -> equal);
  }

  /** Predictions and whose they are, for messages. */
  record Named(String name, Predictions predictions) {}

  /** The weights of members, by fold. */
  interface Weights {
    /** One for each member, 0 or more, not all 0. */
    double[] of(int fold);
  }

  /**
   * The weighted mean posteriors, in the order of the first member's recordings.
   *
   * @throws PolyfuseException if members differ in recordings, folds, labels or classes
   */
  static Predictions mix(List<Named> members, Weights weights) {
    List<Map<String, Predictions.Row>> rows = aligned(members);
    Predictions first = members.get(0).predictions();
    List<Predictions.Row> mixed = new ArrayList<>();
    for (Predictions.Row row : first.rows()) {
      double[] shares = weights.of(row.fold());
      double[] sum = new double[row.probabilities().length];
      double all = 0;
      for (int m = 0; m < rows.size(); m++) {
        float[] each = found(rows.get(m), row).probabilities();
        for (int k = 0; k < sum.length; k++) {
          sum[k] += shares[m] * each[k];
        }
        all += shares[m];
      }
      float[] probabilities = new float[sum.length];
      for (int k = 0; k < sum.length; k++) {
        probabilities[k] = (float) (sum[k] / all);
      }
      mixed.add(Predictions.Row.of(row.sample(), row.fold(), row.label(), probabilities));
    }
    return new Predictions(first.classes(), mixed);
  }

  /** The rows of each member by recording; the same recordings in all of them. */
  private static List<Map<String, Predictions.Row>> aligned(List<Named> members) {
    List<Map<String, Predictions.Row>> all = new ArrayList<>();
    for (Named member : members) {
      refuseOtherSamples(members.get(0), member);
      all.add(bySample(member.predictions()));
    }
    for (Predictions.Row row : members.get(0).predictions().rows()) {
      for (int m = 0; m < all.size(); m++) {
        Predictions.Row other = found(all.get(m), row);
        if (other.fold() != row.fold() || !other.label().equals(row.label())) {
          throw new PolyfuseException(
              String.format(
                  Locale.ROOT,
                  "%s and %s: must have tested '%s' in the same fold with the same label but did in"
                      + " fold %d (%s) and %d (%s). Evaluate them by the same protocol.",
                  members.get(0).name(),
                  members.get(m).name(),
                  row.sample(),
                  row.fold(),
                  label(row.label()),
                  other.fold(),
                  label(other.label())));
        }
      }
    }
    return all;
  }

  private static String label(OptionalInt label) {
    return label.isPresent() ? "class " + label.getAsInt() : "no label";
  }

  private static Predictions.Row found(Map<String, Predictions.Row> rows, Predictions.Row wanted) {
    Predictions.Row row = rows.get(wanted.sample());
    if (row == null) {
      throw new IllegalStateException(wanted.sample() + ": was there before");
    }
    return row;
  }

  static Map<String, Predictions.Row> bySample(Predictions predictions) {
    Map<String, Predictions.Row> rows = new LinkedHashMap<>();
    predictions.rows().forEach(row -> rows.put(row.sample(), row));
    return rows;
  }

  /** The same rows in another's order; both have the same recordings. */
  static Predictions inOrderOf(Predictions order, Predictions predictions) {
    Map<String, Predictions.Row> rows = bySample(predictions);
    return new Predictions(
        predictions.classes(), order.rows().stream().map(row -> found(rows, row)).toList());
  }

  /** Refuses systems that were not evaluated on the same recordings and classes. */
  static void refuseOtherSamples(Named one, Named other) {
    if (!one.predictions().classes().equals(other.predictions().classes())) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "%s and %s: must have the same classes in the same order but have %s and %s.",
              one.name(),
              other.name(),
              one.predictions().classes(),
              other.predictions().classes()));
    }
    Set<String> ones = bySample(one.predictions()).keySet();
    Set<String> others = bySample(other.predictions()).keySet();
    if (!ones.equals(others)) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "%s and %s: must be evaluated on the same recordings but %s and %s. Give them the"
                  + " same data and protocol.",
              one.name(),
              other.name(),
              only(one.name(), ones, others),
              only(other.name(), others, ones)));
    }
  }

  private static String only(String name, Set<String> own, Set<String> others) {
    Set<String> only = new LinkedHashSet<>(own);
    only.removeAll(others);
    return String.format(
        Locale.ROOT,
        "%d are only in %s%s",
        only.size(),
        name,
        only.isEmpty()
            ? ""
            : " ("
                + String.join(", ", only.stream().limit(NAMED).toList())
                + (only.size() > NAMED ? ", ..." : "")
                + ")");
  }
}
