package org.polyfuse.runtime.data;

import java.util.List;

/**
 * Mean and deviation of each number of a feature step. Two passes in double precision: one pass
 * would lose digits where a mean is large.
 *
 * @param mean (size of a step)
 * @param deviation (size of a step), never 0
 */
record StepScale(float[] mean, float[] deviation) {

  private static final double LEAST_DEVIATION = 1e-5;

  static StepScale fit(List<HeldFeatures> features) {
    int size = (int) features.get(0).shape().step().size();
    long steps = features.stream().mapToLong(HeldFeatures::steps).sum();
    double[] mean = new double[size];
    for (HeldFeatures each : features) {
      addValues(mean, each.get().values());
    }
    divide(mean, steps);
    double[] variance = new double[size];
    for (HeldFeatures each : features) {
      addSquares(variance, each.get().values(), mean);
    }
    divide(variance, steps);
    return new StepScale(floats(mean), deviations(variance));
  }

  /** Normalises whole steps in place. */
  void apply(float[] values, int from, int to) {
    for (int step = from; step < to; step += mean.length) {
      for (int i = 0; i < mean.length; i++) {
        values[step + i] = (values[step + i] - mean[i]) / deviation[i];
      }
    }
  }

  private static void addValues(double[] sum, float[] values) {
    for (int step = 0; step < values.length; step += sum.length) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += values[step + i];
      }
    }
  }

  private static void addSquares(double[] sum, float[] values, double[] mean) {
    for (int step = 0; step < values.length; step += sum.length) {
      for (int i = 0; i < sum.length; i++) {
        double off = values[step + i] - mean[i];
        sum[i] += off * off;
      }
    }
  }

  private static void divide(double[] sum, long count) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= count;
    }
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private static float[] deviations(double[] variance) {
    float[] deviations = new float[variance.length];
    for (int i = 0; i < variance.length; i++) {
      double root = Math.sqrt(variance[i]);
      deviations[i] = root < LEAST_DEVIATION ? 1 : (float) root;
    }
    return deviations;
  }
}
