package org.polyfuse.datasets.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A train of smooth pulses with pauses: how a gesture comes and goes. Depends on no class. */
final class Rhythm {

  private final List<double[]> pulses = new ArrayList<>(); // start and end in seconds

  /**
   * Draws the pulses.
   *
   * @param pulse shortest length of one in seconds; the longest is twice that
   * @param pause mean pause between two in seconds
   */
  Rhythm(double seconds, double pulse, double pause, SplittableRandom random) {
    double at = -pulse * random.nextDouble();
    while (at < seconds) {
      double end = at + pulse * (1 + random.nextDouble());
      pulses.add(new double[] {at, end});
      at = end + 2 * pause * random.nextDouble();
    }
  }

  /** 0..1 at a time in seconds. */
  double at(double time) {
    for (double[] pulse : pulses) {
      if (time >= pulse[0] && time < pulse[1]) {
        double sine = Math.sin(Math.PI * (time - pulse[0]) / (pulse[1] - pulse[0]));
        return sine * sine;
      }
    }
    return 0;
  }
}
