package org.polyfuse.encoders.external;

import org.polyfuse.api.nn.Timing;

/**
 * A network over time that gives {@code floor((T + shift) / stride)} steps, as convolutions and
 * pooling do, or always one. Encoded steps share the time of the recording equally.
 *
 * @param stride input steps a step; 0 if there is always one
 * @param shift of the rounding
 */
record ClipTiming(int stride, int shift) implements Timing {

  static final ClipTiming ONE = new ClipTiming(0, 0);

  @Override
  public int steps(int inputSteps) {
    return stride == 0 ? 1 : Math.max(1, Math.floorDiv(inputSteps + shift, stride));
  }

  @Override
  public double[] centres(double[] inputCentres, double inputStep) {
    int inputs = inputCentres.length;
    double[] centres = new double[steps(inputs)];
    for (int i = 0; i < centres.length; i++) {
      double place = (i + 0.5) * inputs / centres.length - 0.5; // in input steps
      int low = (int) Math.max(0, Math.min(inputs - 1, Math.floor(place)));
      int high = Math.min(inputs - 1, low + 1);
      double share = Math.max(0, Math.min(1, place - low));
      centres[i] = inputCentres[low] + share * (inputCentres[high] - inputCentres[low]);
    }
    return centres;
  }
}
