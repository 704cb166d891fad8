package org.polyfuse.fusion;

import java.util.List;
import java.util.stream.IntStream;
import org.polyfuse.api.nn.Tunable.TowerOutputs;

/**
 * Finds the weights of a mixture of posteriors that are right most often, of those the ones with
 * the lowest log-loss, of those the most equal: all weights that are multiples of 1/20 and sum to
 * 1, or of a coarser step that leaves at most 20,000 of them (six modalities and more). On the
 * host, in plain Java.
 */
final class MixtureSearch {

  private static final int FINEST = 20;
  private static final long MOST_POINTS = 20_000;
  private static final double SMALLEST_POSTERIOR = 1e-30;
  private static final double ROUND_OFF = 1e-12;

  private final double[][][] posteriors; // (M, S, K)
  private final List<TowerOutputs> towers;
  private final int[] labels;
  private float[] best = new float[0];
  private int bestRight = -1;
  private double bestLoss;
  private double bestSquares;

  MixtureSearch(List<TowerOutputs> towers, int[] labels) {
    this.towers = towers;
    this.labels = labels;
    this.posteriors = towers.stream().map(t -> posteriors(t.logits())).toArray(double[][][]::new);
  }

  /** Weights in the order of the towers, summing to 1. */
  float[] best() {
    int parts = parts(towers.size());
    visit(new int[towers.size()], 0, parts, parts);
    return best;
  }

  /** The finest grid of 1 / parts with few enough points. */
  static int parts(int towers) {
    int parts = FINEST;
    while (parts > 1 && points(parts, towers) > MOST_POINTS) {
      parts--;
    }
    return parts;
  }

  /** The ways to share out so many parts: (parts + towers - 1) over (towers - 1). */
  private static double points(int parts, int towers) {
    double points = 1;
    for (int i = 1; i < towers; i++) {
      points = points * (parts + i) / i;
    }
    return points;
  }

  private void visit(int[] shares, int tower, int left, int parts) {
    if (tower == shares.length - 1) {
      shares[tower] = left;
      score(shares, parts);
      return;
    }
    for (int share = 0; share <= left; share++) {
      shares[tower] = share;
      visit(shares, tower + 1, left - share, parts);
    }
  }

  private void score(int[] shares, int parts) {
    int right = 0;
    double loss = 0;
    for (int s = 0; s < labels.length; s++) {
      double[] mixed = mixture(shares, s);
      right += argMax(mixed) == labels[s] ? 1 : 0;
      loss -= Math.log(Math.max(mixed[labels[s]], SMALLEST_POSTERIOR));
    }
    int squares = IntStream.of(shares).map(share -> share * share).sum(); // least if equal
    if (isBetter(right, loss, squares)) {
      bestRight = right;
      bestLoss = loss;
      bestSquares = squares;
      best = new float[shares.length];
      for (int m = 0; m < shares.length; m++) {
        best[m] = (float) shares[m] / parts;
      }
    }
  }

  private boolean isBetter(int right, double loss, double squares) {
    if (right != bestRight) {
      return right > bestRight;
    }
    boolean sameLoss = Math.abs(loss - bestLoss) <= ROUND_OFF * labels.length;
    return sameLoss ? squares < bestSquares : loss < bestLoss;
  }

  /** As {@link DecisionFusion} mixes: over the streams that are there, equally if all weigh 0. */
  private double[] mixture(int[] shares, int recording) {
    double total = 0;
    for (int m = 0; m < shares.length; m++) {
      total += towers.get(m).present()[recording] ? shares[m] : 0;
    }
    double[] mixed = new double[posteriors[0][recording].length];
    double sum = 0;
    for (int m = 0; m < shares.length; m++) {
      double weight = towers.get(m).present()[recording] ? (total == 0 ? 1 : shares[m]) : 0;
      sum += weight;
      for (int k = 0; k < mixed.length; k++) {
        mixed[k] += weight * posteriors[m][recording][k];
      }
    }
    for (int k = 0; k < mixed.length; k++) {
      mixed[k] = sum == 0 ? 1.0 / mixed.length : mixed[k] / sum;
    }
    return mixed;
  }

  private static int argMax(double[] values) {
    int best = 0;
    for (int k = 1; k < values.length; k++) {
      best = values[k] > values[best] ? k : best;
    }
    return best;
  }

  private static double[][] posteriors(float[][] logits) {
    double[][] posteriors = new double[logits.length][];
    for (int s = 0; s < logits.length; s++) {
      posteriors[s] = softmax(logits[s]);
    }
    return posteriors;
  }

  private static double[] softmax(float[] logits) {
    double max = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      max = Math.max(max, logit);
    }
    double[] exponentials = new double[logits.length];
    double sum = 0;
    for (int k = 0; k < logits.length; k++) {
      exponentials[k] = Math.exp(logits[k] - max);
      sum += exponentials[k];
    }
    for (int k = 0; k < logits.length; k++) {
      exponentials[k] /= sum;
    }
    return exponentials;
  }
}
