package org.polyfuse.runtime.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.polyfuse.api.metric.Metric;
import org.polyfuse.api.nn.Tunable;
import org.polyfuse.runtime.evaluate.Metrics;
import org.polyfuse.runtime.evaluate.Predictions;
import org.polyfuse.runtime.names.Some;

/**
 * What a system gives for a part of a corpus.
 *
 * @param ids the recordings, in order
 * @param labels the class of each, -1 where unknown
 * @param posteriors (S, K)
 * @param loss mean over the recordings with a label
 * @param towers outputs of each tower that is trained by itself
 */
public record PartResult(
    List<String> ids,
    int[] labels,
    float[][] posteriors,
    double loss,
    List<Tunable.TowerOutputs> towers) {

  /** The most probable class of each recording; the first of equals. */
  public int[] predicted() {
    int[] predicted = new int[posteriors.length];
    for (int i = 0; i < predicted.length; i++) {
      predicted[i] = argMax(posteriors[i], 0, posteriors[i].length);
    }
    return predicted;
  }

  /**
   * What the user should know of recordings whose posteriors are no numbers.
   *
   * @param part what they are of
   */
  public Optional<String> remark(String part, List<String> classes) {
    List<String> odd = new ArrayList<>();
    for (int i = 0; i < posteriors.length; i++) {
      if (!isFinite(posteriors[i])) {
        odd.add(ids.get(i));
      }
    }
    return odd.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%s: %d of %d recordings have posteriors that are no numbers, and count as '%s': %s",
                part,
                odd.size(),
                ids.size(),
                classes.get(0),
                Some.of(odd)));
  }

  private static boolean isFinite(float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  /** How good it is; needs a label for every recording. */
  public Metrics metrics(List<String> classes) {
    return Metrics.of(classes, labels, predicted());
  }

  /** What a metric makes of it; needs a label for every recording. */
  public double metric(Metric metric) {
    return metric.of(posteriors, labels);
  }

  /** The same as a table of predictions of a fold. */
  public Predictions predictions(int fold, List<String> classes) {
    List<Predictions.Row> rows = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      OptionalInt label = labels[i] < 0 ? OptionalInt.empty() : OptionalInt.of(labels[i]);
      rows.add(Predictions.Row.of(ids.get(i), fold, label, posteriors[i]));
    }
    return new Predictions(classes, rows);
  }

  /** The place of the largest of {@code length} values from {@code from} on, counted from there. */
  static int argMax(float[] values, int from, int length) {
    int best = 0;
    for (int i = 1; i < length; i++) {
      if (values[from + i] > values[from + best]) {
        best = i;
      }
    }
    return best;
  }
}
