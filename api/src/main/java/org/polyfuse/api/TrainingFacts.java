package org.polyfuse.api;

import java.util.Arrays;

/**
 * What a part may know of the training recordings before it is created.
 *
 * @param durations seconds of each training recording (its longest stream), in any order
 * @param coarsestStep seconds of one step of the slowest encoded modality
 */
public record TrainingFacts(double[] durations, double coarsestStep) {

  /** Sorts a copy of the durations and checks that there are any. */
  public TrainingFacts {
    if (durations.length == 0) {
      throw new IllegalArgumentException("durations: at least one training recording is needed");
    }
    durations = durations.clone();
    Arrays.sort(durations);
  }

  /**
   * The duration that a share of the training recordings does not exceed (nearest rank).
   *
   * @param share in (0, 1]
   * @return seconds
   */
  public double durationQuantile(double share) {
    int rank = (int) Math.ceil(share * durations.length);
    return durations[Math.max(rank, 1) - 1];
  }
}
