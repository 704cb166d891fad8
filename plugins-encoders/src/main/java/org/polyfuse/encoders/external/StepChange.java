package org.polyfuse.encoders.external;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is done to the numbers of a step, row-major (C), (C, W) or (C, H, W): the order of colours,
 * the size of a picture, and {@code (x * scale - mean) / std}.
 */
final class StepChange {

  private final Shape before;
  private final Shape after;
  private final boolean reversed;
  private final Optional<BilinearResize> resize;
  private final float[] factors; // of each channel of the network
  private final float[] offsets;

  /**
   * Checks the settings against the steps.
   *
   * @throws IllegalArgumentException if they do not go together
   */
  StepChange(DjlModelConfig config, Shape step) {
    this.before = step;
    this.after = after(config, step);
    this.reversed = config.colours() == ColourOrder.BGR;
    if (reversed && !(step.dimension() == 3 && step.get(0) == 3)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "colours: bgr needs pictures (3, H, W) but steps have shape %s. Leave it rgb.",
              step));
    }
    this.resize = after.equals(step) ? Optional.empty() : Optional.of(resize(step, after));
    double[] mean = perChannel("mean", config.mean(), step);
    double[] std = perChannel("std", config.std(), step);
    this.factors = new float[mean.length];
    this.offsets = new float[mean.length];
    for (int c = 0; c < mean.length; c++) {
      factors[c] = (float) (config.scale() / std[c]);
      offsets[c] = (float) (-mean[c] / std[c]);
    }
  }

  private static Shape after(DjlModelConfig config, Shape step) {
    if (config.size().isEmpty()) {
      return step;
    }
    if (step.dimension() != 3) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "size: needs pictures (C, H, W) but steps have shape %s. Set it to [].",
              step));
    }
    return new Shape(step.get(0), config.size().get(0), config.size().get(1));
  }

  private static BilinearResize resize(Shape from, Shape to) {
    return new BilinearResize(
        (int) from.get(1), (int) from.get(2), (int) to.get(1), (int) to.get(2));
  }

  private static double[] perChannel(String setting, List<Double> values, Shape step) {
    int channels = (int) step.get(0);
    if (values.size() != 1 && values.size() != channels) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: must be one number, or one for each of %d channels, but was %s",
              setting,
              channels,
              values));
    }
    double[] each = new double[channels];
    for (int c = 0; c < channels; c++) {
      each[c] = values.get(values.size() == 1 ? 0 : c);
    }
    return each;
  }

  /** The shape of a changed step. */
  Shape after() {
    return after;
  }

  /** Changes {@code source[from...]}, a step, and puts it at {@code target[to...]}. */
  void apply(float[] source, int from, float[] target, int to) {
    int channels = factors.length;
    int old = (int) (before.size() / channels);
    int plane = (int) (after.size() / channels);
    for (int c = 0; c < channels; c++) {
      int start = from + (reversed ? channels - 1 - c : c) * old;
      int put = to + c * plane;
      if (resize.isPresent()) {
        resize.get().apply(source, start, target, put);
      } else {
        System.arraycopy(source, start, target, put, plane);
      }
      for (int i = put; i < put + plane; i++) {
        target[i] = target[i] * factors[c] + offsets[c];
      }
    }
  }
}
