package org.polyfuse.encoders.frontend;

import org.polyfuse.api.data.Series;

/**
 * Changes the rate of measurements by linear interpolation; when there are fewer steps than
 * measurements, by a triangular average as wide as two steps, so that nothing is left out.
 */
final class Tracks {

  private Tracks() {}

  /** Gives round(T * rate / series.rate()) steps, at least one, centred in their spans of time. */
  static float[] resample(Series series, double rate) {
    int inputs = series.steps();
    int size = (int) series.step().size();
    double ratio = series.rate() / rate; // measurements a step
    float[] output = new float[Room.numbers("series", inputs / ratio, size)];
    int outputs = output.length / size;
    for (int t = 0; t < outputs; t++) {
      double at = Math.min(Math.max((t + 0.5) * ratio - 0.5, 0), inputs - 1);
      average(series.values(), size, at, Math.max(1, ratio), output, t);
    }
    return output;
  }

  private static void average(
      float[] input, int size, double at, double reach, float[] output, int step) {
    int first = Math.max(0, (int) Math.ceil(at - reach));
    int last = Math.min(input.length / size - 1, (int) Math.floor(at + reach));
    double[] sum = new double[size];
    double total = 0;
    for (int i = first; i <= last; i++) {
      double weight = 1 - Math.abs(at - i) / reach;
      total += weight;
      for (int k = 0; k < size; k++) {
        sum[k] += weight * input[i * size + k];
      }
    }
    for (int k = 0; k < size; k++) {
      output[step * size + k] = (float) (sum[k] / total);
    }
  }
}
