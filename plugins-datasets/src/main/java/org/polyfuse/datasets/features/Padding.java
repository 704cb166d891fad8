package org.polyfuse.datasets.features;

/** Where steps of zeros alone are padding, if the file tells no lengths. */
public enum Padding {
  /** At the end. */
  END,
  /** At the beginning. */
  START,
  /** At both ends. */
  BOTH,
  /** Nowhere. */
  NONE;

  /**
   * The steps that are none, from the first to the one after the last; one step at least.
   *
   * @param values row-major (T, size)
   */
  int[] kept(float[] values, int size) {
    int first = 0;
    int last = values.length / size;
    while (this != START && this != NONE && last > 1 && isZero(values, last - 1, size)) {
      last--;
    }
    while ((this == START || this == BOTH) && first < last - 1 && isZero(values, first, size)) {
      first++;
    }
    return new int[] {first, last};
  }

  private static boolean isZero(float[] values, int step, int size) {
    for (int i = step * size; i < (step + 1) * size; i++) {
      if (values[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
