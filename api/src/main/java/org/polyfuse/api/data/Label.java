package org.polyfuse.api.data;

/** The known answer for a recording. */
public sealed interface Label {

  /**
   * A class.
   *
   * @param index its place in {@link org.polyfuse.api.Target.Classes#names()}
   */
  record OfClass(int index) implements Label {}

  /**
   * Real numbers.
   *
   * @param values one for each of {@link org.polyfuse.api.Target.Regression#names()}
   */
  record OfRegression(float[] values) implements Label {}
}
