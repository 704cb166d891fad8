package org.polyfuse.api.train;

import ai.djl.ndarray.types.Shape;

/**
 * The valid steps of one recording in a batch: a window of the batch's values, which may be
 * changed.
 *
 * @param values of the whole batch
 * @param from where the first step begins
 * @param count T, how many steps
 * @param step the shape of one
 */
public record Steps(float[] values, int from, int count, Shape step) {

  /** How many numbers a step has. */
  public int size() {
    return (int) step.size();
  }

  /** Where a step begins in {@link #values}. */
  public int at(int index) {
    return from + index * size();
  }

  /** Where the last step ends. */
  public int end() {
    return at(count);
  }

  /** The mean of all values. */
  public float mean() {
    double sum = 0;
    for (int i = from; i < end(); i++) {
      sum += values[i];
    }
    return (float) (sum / (end() - from));
  }
}
