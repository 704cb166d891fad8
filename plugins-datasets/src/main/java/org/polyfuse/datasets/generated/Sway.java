package org.polyfuse.datasets.generated;

import java.util.SplittableRandom;

/** A slow, smooth, aimless motion: three sines of 0.2 to 1.2 Hz, about -1..1. */
final class Sway {

  private final double[] hertz = new double[3];
  private final double[] phase = new double[3];

  Sway(SplittableRandom random) {
    for (int i = 0; i < 3; i++) {
      hertz[i] = 0.2 + random.nextDouble();
      phase[i] = 2 * Math.PI * random.nextDouble();
    }
  }

  double at(double time) {
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      sum += Math.sin(2 * Math.PI * hertz[i] * time + phase[i]);
    }
    return sum / 2;
  }
}
