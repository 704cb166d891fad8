package org.polyfuse.api.nn;

/**
 * How an encoder's steps relate to its input's, on the host: needed to know which time each encoded
 * step stands for without running the network.
 */
public interface Timing {

  /** The number of steps that come of that many; at least 1 for at least 1. */
  int steps(int inputSteps);

  /**
   * The centre of each encoded step.
   *
   * @param inputCentres seconds, of the valid input steps
   * @param inputStep nominal seconds of an input step
   * @return {@code steps(inputCentres.length)} times in seconds
   */
  double[] centres(double[] inputCentres, double inputStep);

  /** Step by step. */
  static Timing same() {
    return strided(1, 1);
  }

  /**
   * One step for every {@code stride} input steps, the last one possibly from fewer, times a number
   * of cells that share its time.
   *
   * @param stride input steps a step
   * @param cells encoded steps that stand for the same time, such as bands of frequency
   */
  static Timing strided(int stride, int cells) {
    return new StridedTiming(stride, cells);
  }
}
