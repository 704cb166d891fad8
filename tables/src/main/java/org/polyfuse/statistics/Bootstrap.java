package org.polyfuse.statistics;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.polyfuse.runtime.evaluate.Score;

/**
 * Percentile intervals by resampling the recordings with replacement (B. Efron, 1979). Recordings
 * are drawn, not predictions: each draw takes what all seeds, and both systems, said of it, so that
 * the pairing stays. The score of several seeds is the mean of their scores.
 *
 * @param resamples how many times the test set is drawn anew, 100 or more
 * @param seed the same seed gives the same interval
 */
public record Bootstrap(int resamples, long seed) {

  /** 10,000 resamples; seed 1. */
  public static final Bootstrap USUAL = new Bootstrap(10_000, 1);

  /** Checks the number. */
  public Bootstrap {
    if (resamples < 100) {
      throw new IllegalArgumentException("resamples: must be 100 or more but was " + resamples);
    }
  }

  /**
   * The interval of one system's score.
   *
   * @param score what is measured
   * @param classes K
   * @param labels (S), true classes
   * @param predicted (seeds, S), predicted classes of each seed, on the same samples
   */
  public Interval of(Score score, int classes, int[] labels, int[][] predicted) {
    Scored scored = new Scored(score, classes, labels, predicted);
    return interval(labels.length, scored::of);
  }

  /**
   * The interval of the new system's score less the old one's.
   *
   * @param score what is measured
   * @param classes K
   * @param labels (S), true classes
   * @param newPredicted (seeds, S), predicted classes of each seed
   * @param oldPredicted (seeds, S), as many seeds or others, on the same samples
   */
  public Interval difference(
      Score score, int classes, int[] labels, int[][] newPredicted, int[][] oldPredicted) {
    Scored newer = new Scored(score, classes, labels, newPredicted);
    Scored older = new Scored(score, classes, labels, oldPredicted);
    return interval(labels.length, drawn -> newer.of(drawn) - older.of(drawn));
  }

  private Interval interval(int samples, ToDoubleFunction<int[]> statistic) {
    int[] drawn = new int[samples];
    Arrays.setAll(drawn, i -> i);
    double estimate = statistic.applyAsDouble(drawn);
    if (samples == 0) {
      return new Interval(estimate, estimate, estimate, Interval.LEVEL);
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[resamples];
    for (int r = 0; r < resamples; r++) {
      Arrays.setAll(drawn, i -> random.nextInt(samples));
      values[r] = statistic.applyAsDouble(drawn);
    }
    Arrays.sort(values);
    double tail = (1 - Interval.LEVEL) / 2;
    return new Interval(
        estimate, quantile(values, tail), quantile(values, 1 - tail), Interval.LEVEL);
  }

  /** With linear interpolation between order statistics, as R's type 7. */
  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /** A system's score on a choice of samples; for one thread. */
  private static final class Scored {

    private final Score score;
    private final int[] labels;
    private final int[][] predicted;
    private final int[][] confusion;

    Scored(Score score, int classes, int[] labels, int[][] predicted) {
      if (predicted.length == 0) {
        throw new IllegalArgumentException("predicted: needs one seed or more but has none");
      }
      for (int[] each : predicted) {
        if (each.length != labels.length) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "predicted: one for each of %d labels is needed but were %d",
                  labels.length,
                  each.length));
        }
      }
      this.score = score;
      this.labels = labels;
      this.predicted = predicted;
      this.confusion = new int[classes][classes];
    }

    double of(int[] drawn) {
      double sum = 0;
      for (int[] each : predicted) {
        for (int[] row : confusion) {
          Arrays.fill(row, 0);
        }
        for (int sample : drawn) {
          confusion[labels[sample]][each[sample]]++;
        }
        sum += score.of(confusion);
      }
      return sum / predicted.length;
    }
  }
}
