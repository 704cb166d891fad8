package org.polyfuse.api.loss;

import ai.djl.ndarray.NDArray;
import org.polyfuse.api.nn.Part;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.api.nn.Supervision;

/**
 * How wrong outputs are. Its own weights, if it has any, are named {@code loss.*}. The runtime
 * weighs the recordings and adds up; what is small is good.
 */
public abstract class Loss extends Part {

  /** Declares nothing yet. */
  protected Loss() {}

  /**
   * Judges outputs. It is asked in training, and in evaluation with dropout off, where epoch and
   * progress are those of the end of training, so that losses of different epochs compare.
   *
   * @return (N), each depending on its own recording alone; finite also where all targets are 0,
   *     for what such a recording counts with, 0, is multiplied by it
   */
  public abstract NDArray of(Pass pass, Scores scores, Supervision supervision);
}
