package org.polyfuse.runtime.table;

import java.util.Arrays;
import java.util.List;
import org.polyfuse.runtime.evaluate.Predictions;

/**
 * Finds the weights of a mixture that are right most often on validation, of those the ones with
 * the lowest log-loss, of those the most equal: all weights that are multiples of 1/20 and sum to
 * 1, or of a coarser step that leaves at most 20,000 of them.
 */
final class ValidationWeights {

  private static final int FINEST = 20;
  private static final long MOST_POINTS = 20_000;
  private static final double SMALLEST_POSTERIOR = 1e-30;
  private static final double ROUND_OFF = 1e-12;

  private final List<float[][]> posteriors; // of each system (S, K)
  private final int[] labels;
  private final int parts;
  private double[] best = new double[0];
  private int bestRight = -1;
  private double bestLoss;
  private double bestSquares;

  private ValidationWeights(List<float[][]> posteriors, int[] labels) {
    this.posteriors = posteriors;
    this.labels = labels;
    this.parts = parts(posteriors.size());
  }

  /**
   * Searches.
   *
   * @param systems what each says of the same labelled recordings, in the same order
   * @return one weight for each, summing to 1
   */
  static double[] of(List<Predictions> systems) {
    ValidationWeights search =
        new ValidationWeights(
            systems.stream()
                .map(
                    each ->
                        each.rows().stream()
                            .map(Predictions.Row::probabilities)
                            .toArray(float[][]::new))
                .toList(),
            systems.get(0).rows().stream().mapToInt(row -> row.label().orElseThrow()).toArray());
    search.visit(new int[systems.size()], 0, search.parts);
    return search.best;
  }

  /** The finest step with few enough points: (parts + n - 1) over (n - 1) of them. */
  private static int parts(int systems) {
    for (int parts = FINEST; parts > 1; parts--) {
      double points = 1;
      for (int i = 1; i < systems; i++) {
        points = points * (parts + i) / i;
      }
      if (points <= MOST_POINTS) {
        return parts;
      }
    }
    return 1;
  }

  private void visit(int[] shares, int system, int left) {
    if (system == shares.length - 1) {
      shares[system] = left;
      score(shares);
      return;
    }
    for (int share = 0; share <= left; share++) {
      shares[system] = share;
      visit(shares, system + 1, left - share);
    }
  }

  private void score(int[] shares) {
    int right = 0;
    double loss = 0;
    for (int s = 0; s < labels.length; s++) {
      double[] mixed = mixture(shares, s);
      int most = 0;
      for (int k = 1; k < mixed.length; k++) {
        most = mixed[k] > mixed[most] ? k : most;
      }
      right += most == labels[s] ? 1 : 0;
      loss -= Math.log(Math.max(mixed[labels[s]], SMALLEST_POSTERIOR));
    }
    double squares = Arrays.stream(shares).mapToDouble(share -> (double) share * share).sum();
    if (isBetter(right, loss, squares)) {
      bestRight = right;
      bestLoss = loss;
      bestSquares = squares;
      best = Arrays.stream(shares).mapToDouble(share -> (double) share / parts).toArray();
    }
  }

  private boolean isBetter(int right, double loss, double squares) {
    if (right != bestRight) {
      return right > bestRight;
    }
    boolean sameLoss = Math.abs(loss - bestLoss) <= ROUND_OFF * labels.length;
    return sameLoss ? squares < bestSquares : loss < bestLoss;
  }

  private double[] mixture(int[] shares, int sample) {
    double[] mixed = new double[posteriors.get(0)[sample].length];
    for (int m = 0; m < shares.length; m++) {
      for (int k = 0; k < mixed.length; k++) {
        mixed[k] += (double) shares[m] / parts * posteriors.get(m)[sample][k];
      }
    }
    return mixed;
  }
}
