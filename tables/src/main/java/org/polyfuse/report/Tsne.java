package org.polyfuse.report;

import java.util.SplittableRandom;

/**
 * t-SNE (L. van der Maaten, G. Hinton, JMLR 9, 2008), exact, in two dimensions. The same points
 * give the same picture: one thread, one seed. (The library at hand updates points from several
 * threads while others read them, so that its pictures differ from run to run.)
 */
final class Tsne {

  private static final int ITERATIONS = 750;
  private static final int EXAGGERATED = 150;
  private static final double EXAGGERATION = 12;
  private static final double MOST_PERPLEXITY = 30;
  private static final double LEAST = 1e-12;

  private final int n;
  private final double[][] affinity;
  private final double[][] places;
  private final double[][] moved;
  private final double[][] gains;
  private final double[][] nearness;
  private final double rate;

  private Tsne(double[][] affinity) {
    this.n = affinity.length;
    this.affinity = affinity;
    this.places = new double[n][2];
    this.moved = new double[n][2];
    this.gains = new double[n][2];
    this.nearness = new double[n][n];
    this.rate = Math.max(50, n / EXAGGERATION);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < n; i++) {
      for (int a = 0; a < 2; a++) {
        places[i][a] = 1e-4 * random.nextGaussian();
        gains[i][a] = 1;
      }
    }
  }

  /**
   * Places in a plane: near points were near each other.
   *
   * @param points (S, O), 5 or more
   * @return (S, 2)
   */
  static double[][] embed(float[][] points) {
    if (points.length < 5) {
      throw new IllegalArgumentException("points: 5 or more are needed but were " + points.length);
    }
    Tsne tsne = new Tsne(affinities(distances(points)));
    for (int i = 0; i < ITERATIONS; i++) {
      tsne.step(i < EXAGGERATED ? EXAGGERATION : 1, i < EXAGGERATED ? 0.5 : 0.8);
    }
    return tsne.places;
  }

  /** Squared, relative to their mean, so that the search below begins near its end. */
  private static double[][] distances(float[][] points) {
    int n = points.length;
    double[][] distances = new double[n][n];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double squares = 0;
        for (int k = 0; k < points[i].length; k++) {
          double difference = points[i][k] - points[j][k];
          squares += difference * difference;
        }
        distances[i][j] = squares;
        distances[j][i] = squares;
        sum += 2 * squares;
      }
    }
    double mean = sum > 0 ? sum / ((double) n * (n - 1)) : 1;
    for (double[] row : distances) {
      for (int j = 0; j < n; j++) {
        row[j] /= mean;
      }
    }
    return distances;
  }

  /** Symmetric probabilities of neighbours, which sum to 1. */
  private static double[][] affinities(double[][] distances) {
    int n = distances.length;
    double entropy = Math.log(Math.min(MOST_PERPLEXITY, (n - 1) / 3.0));
    double[][] conditional = new double[n][];
    for (int i = 0; i < n; i++) {
      conditional[i] = neighbours(distances[i], i, entropy);
    }
    double[][] joint = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        joint[i][j] = Math.max(LEAST, (conditional[i][j] + conditional[j][i]) / (2.0 * n));
      }
    }
    return joint;
  }

  /** Finds, by halving, the width whose distribution has the entropy wanted. */
  private static double[] neighbours(double[] distances, int own, double entropy) {
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double precision = 1;
    double[] p = new double[distances.length];
    for (int tries = 0; tries < 60; tries++) {
      double found = fill(p, distances, own, precision);
      if (Math.abs(found - entropy) < 1e-5) {
        break;
      }
      if (found > entropy) {
        low = precision;
        precision = Double.isInfinite(high) ? 2 * precision : (low + high) / 2;
      } else {
        high = precision;
        precision = (low + high) / 2;
      }
    }
    return p;
  }

  /** Fills in probabilities and returns their entropy. */
  private static double fill(double[] p, double[] distances, int own, double precision) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int j = 0; j < p.length; j++) {
      nearest = j == own ? nearest : Math.min(nearest, distances[j]);
    }
    double sum = 0;
    double weighted = 0;
    for (int j = 0; j < p.length; j++) {
      double distance = distances[j] - nearest; // keeps the largest term at 1
      p[j] = j == own ? 0 : Math.exp(-precision * distance);
      sum += p[j];
      weighted += p[j] * distance;
    }
    for (int j = 0; j < p.length; j++) {
      p[j] /= sum;
    }
    return Math.log(sum) + precision * weighted / sum;
  }

  private void step(double exaggeration, double momentum) {
    double all = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double x = places[i][0] - places[j][0];
        double y = places[i][1] - places[j][1];
        double near = 1 / (1 + x * x + y * y);
        nearness[i][j] = near;
        nearness[j][i] = near;
        all += 2 * near;
      }
    }
    double[][] gradients = new double[n][2];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double near = nearness[i][j];
        double pull = 4 * (exaggeration * affinity[i][j] - near / all) * near;
        gradients[i][0] += pull * (places[i][0] - places[j][0]);
        gradients[i][1] += pull * (places[i][1] - places[j][1]);
      }
    }
    for (int i = 0; i < n; i++) {
      for (int a = 0; a < 2; a++) {
        boolean onwards = gradients[i][a] > 0 != moved[i][a] > 0;
        gains[i][a] = Math.max(0.01, onwards ? gains[i][a] + 0.2 : gains[i][a] * 0.8);
        moved[i][a] = momentum * moved[i][a] - rate * gains[i][a] * gradients[i][a];
        places[i][a] += moved[i][a];
      }
    }
  }
}
