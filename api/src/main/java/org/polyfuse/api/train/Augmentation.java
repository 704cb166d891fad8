package org.polyfuse.api.train;

import java.util.SplittableRandom;

/** Changes the features of one recording for one training step. Holds no state. */
@FunctionalInterface
public interface Augmentation {

  /**
   * Changes values in place.
   *
   * @param steps the valid steps of the recording, normalised as the system sees them
   * @param random its own for each recording and step of training
   */
  void apply(Steps steps, SplittableRandom random);
}
