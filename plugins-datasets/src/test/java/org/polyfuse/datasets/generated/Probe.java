package org.polyfuse.datasets.generated;

import java.util.Arrays;

/**
 * Multinomial logistic regression on standardised summary statistics: what simple means can see.
 */
final class Probe {

  private static final int ROUNDS = 300;
  private static final double RATE = 0.5;
  private static final double DECAY = 1e-3;

  private Probe() {}

  /** Accuracy on the second part of a model fitted to the first. */
  static double accuracy(double[][] train, int[] trainLabels, double[][] test, int[] testLabels) {
    double[] mean = new double[train[0].length];
    double[] scale = new double[train[0].length];
    for (int j = 0; j < mean.length; j++) {
      int column = j;
      mean[j] = Arrays.stream(train).mapToDouble(x -> x[column]).average().orElseThrow();
      double m = mean[j];
      double var =
          Arrays.stream(train).mapToDouble(x -> square(x[column] - m)).average().orElseThrow();
      scale[j] = 1 / Math.sqrt(var + 1e-12);
    }
    double[][] x = standardised(train, mean, scale);
    int classes = Arrays.stream(trainLabels).max().orElseThrow() + 1;
    double[][] weights = fit(x, trainLabels, classes);
    double[][] y = standardised(test, mean, scale);
    int right = 0;
    for (int i = 0; i < y.length; i++) {
      double[] p = posterior(weights, y[i]);
      int best = 0;
      for (int c = 1; c < classes; c++) {
        best = p[c] > p[best] ? c : best;
      }
      right += best == testLabels[i] ? 1 : 0;
    }
    return (double) right / y.length;
  }

  private static double[][] fit(double[][] x, int[] labels, int classes) {
    int width = x[0].length + 1;
    double[][] weights = new double[classes][width];
    double[][] velocity = new double[classes][width];
    double rate = RATE / Math.sqrt(width);
    for (int round = 0; round < ROUNDS; round++) {
      double[][] gradient = new double[classes][width];
      for (int i = 0; i < x.length; i++) {
        double[] p = posterior(weights, x[i]);
        for (int c = 0; c < classes; c++) {
          double error = p[c] - (labels[i] == c ? 1 : 0);
          for (int j = 0; j < width - 1; j++) {
            gradient[c][j] += error * x[i][j];
          }
          gradient[c][width - 1] += error;
        }
      }
      for (int c = 0; c < classes; c++) {
        for (int j = 0; j < width; j++) {
          double g = gradient[c][j] / x.length + DECAY * weights[c][j];
          velocity[c][j] = 0.9 * velocity[c][j] - rate * g;
          weights[c][j] += velocity[c][j];
        }
      }
    }
    return weights;
  }

  private static double[] posterior(double[][] weights, double[] x) {
    double[] p = new double[weights.length];
    double max = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < p.length; c++) {
      p[c] = weights[c][x.length];
      for (int j = 0; j < x.length; j++) {
        p[c] += weights[c][j] * x[j];
      }
      max = Math.max(max, p[c]);
    }
    double sum = 0;
    for (int c = 0; c < p.length; c++) {
      p[c] = Math.exp(p[c] - max);
      sum += p[c];
    }
    for (int c = 0; c < p.length; c++) {
      p[c] /= sum;
    }
    return p;
  }

  private static double[][] standardised(double[][] x, double[] mean, double[] scale) {
    return Arrays.stream(x)
        .map(
            row -> {
              double[] out = new double[row.length];
              for (int j = 0; j < out.length; j++) {
                out[j] = Math.max(-4, Math.min(4, (row[j] - mean[j]) * scale[j]));
              }
              return out;
            })
        .toArray(double[][]::new);
  }

  private static double square(double x) {
    return x * x;
  }
}
