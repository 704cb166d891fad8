package org.polyfuse.encoders.external;

import java.util.Arrays;
import java.util.Locale;

/**
 * In which order a network has its axes: N recordings or frames of a batch, T steps, C channels, H
 * rows, W columns.
 *
 * @param from the order of the values given, outermost first
 * @param to the network's; an axis of size 1 may be left out, or be there in addition
 */
record AxisOrder(String from, String to) {

  /**
   * Checks that the network's axes are those given.
   *
   * @param layout as configured
   * @param from the order of the values that will be given
   * @param sizes of these axes, 0 for those whose size varies
   */
  static AxisOrder of(String layout, String from, long[] sizes) {
    boolean fits = layout.chars().distinct().count() == layout.length();
    for (int i = 0; i < from.length(); i++) {
      fits &= sizes[i] == 1 || layout.indexOf(from.charAt(i)) >= 0;
    }
    fits &= layout.chars().allMatch(axis -> axis == 'N' || from.indexOf(axis) >= 0);
    if (!fits) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "layout: must have each of %s once but was %s. Name the network's axes in their order.",
              String.join(", ", from.split("")),
              layout));
    }
    return new AxisOrder(from, layout);
  }

  /** The same values, in the network's order. */
  Tensor arrange(Tensor values) {
    long[] axes = new long[to.length()];
    long[] strides = new long[to.length()]; // in the values given
    for (int i = 0; i < axes.length; i++) {
      int place = from.indexOf(to.charAt(i));
      axes[i] = place < 0 ? 1 : values.axes()[place];
      strides[i] = place < 0 ? 0 : stride(values.axes(), place);
    }
    return isOrdered()
        ? new Tensor(values.values(), axes)
        : new Tensor(gathered(values.values(), axes, strides), axes);
  }

  private boolean isOrdered() {
    int last = -1;
    for (int i = 0; i < to.length(); i++) {
      int place = from.indexOf(to.charAt(i));
      if (place >= 0 && place < last) {
        return false;
      }
      last = Math.max(last, place);
    }
    return true;
  }

  private static long stride(long[] axes, int place) {
    return Arrays.stream(axes).skip(place + 1L).reduce(1, (a, b) -> a * b);
  }

  private static float[] gathered(float[] values, long[] axes, long[] strides) {
    float[] result = new float[values.length];
    long[] index = new long[axes.length];
    int source = 0;
    for (int i = 0; i < result.length; i++) {
      result[i] = values[source];
      for (int axis = axes.length - 1; axis >= 0; axis--) { // the next index, as an odometer
        source += (int) strides[axis];
        if (++index[axis] < axes[axis]) {
          break;
        }
        source -= (int) (strides[axis] * axes[axis]);
        index[axis] = 0;
      }
    }
    return result;
  }
}
