package org.polyfuse.api.nn;

import java.util.Locale;

/** {@code ceil(T / stride) * cells} steps; a partial last step keeps its full-length centre. */
record StridedTiming(int stride, int cells) implements Timing {

  StridedTiming {
    if (stride < 1 || cells < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "stride and cells: must be 1 or more but were %d, %d", stride, cells));
    }
  }

  @Override
  public int steps(int inputSteps) {
    return (inputSteps + stride - 1) / stride * cells;
  }

  @Override
  public double[] centres(double[] inputCentres, double inputStep) {
    double[] centres = new double[steps(inputCentres.length)];
    for (int i = 0; i < centres.length; i++) {
      centres[i] = inputCentres[i / cells * stride] + (stride - 1) / 2.0 * inputStep;
    }
    return centres;
  }
}
