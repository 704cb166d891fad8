package org.polyfuse.api.train;

/** The learning rate over time. */
@FunctionalInterface
public interface Schedule {

  /**
   * What the learning rate is multiplied by.
   *
   * @param epoch from 1 on
   * @param epochs the last one
   */
  double factor(int epoch, int epochs);
}
