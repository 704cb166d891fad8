package org.polyfuse.encoders.frontend;

/** What is done about values that are no finite numbers. */
public enum NotFinite {
  /** The recording is damaged. */
  REFUSE,
  /** They become 0. */
  ZERO,
  /** They become what the step before has there, 0 in the first step. */
  PREVIOUS;

  /**
   * Mends values in place.
   *
   * @param values row-major (T, size)
   * @return how many were mended
   */
  int mend(float[] values, int size) {
    int mended = 0;
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        values[i] = this == PREVIOUS && i >= size ? values[i - size] : 0;
        mended++;
      }
    }
    return mended;
  }
}
