package org.polyfuse.tensorflow;

import ai.djl.ndarray.types.Shape;
import java.util.Locale;

/**
 * Kernel, stride and padding of a layer along its two places; a layer along one place has a first
 * one of length 1.
 */
record Window(long[] kernel, long[] stride, long[] padding) {

  static Window of(Shape kernel, Shape stride, Shape padding) {
    return new Window(two(kernel, 1), two(stride, 1), two(padding, 0));
  }

  private static long[] two(Shape shape, long missing) {
    return shape.dimension() == 1 ? new long[] {missing, shape.get(0)} : shape.getShape();
  }

  /** The places that come out of {@code size}. */
  long places(int axis, long size, boolean up) {
    long room = size + 2 * padding[axis] - kernel[axis];
    if (room < 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the kernel (%d) must not be longer than the padded input (%d)",
              kernel[axis],
              size + 2 * padding[axis]));
    }
    long places = (up ? room + stride[axis] - 1 : room) / stride[axis] + 1;
    // a window that starts in the padding after the input is left out
    boolean beyond = up && (places - 1) * stride[axis] >= size + padding[axis];
    return beyond ? places - 1 : places;
  }

  /** Padding after the input, so that exactly these places come out. */
  long after(int axis, long size, long places) {
    return Math.max(0, (places - 1) * stride[axis] + kernel[axis] - size - padding[axis]);
  }

  /** Whether TensorFlow's padding SAME is this padding, so that nothing need be copied. */
  boolean isSame(long[] sizes, long[] places) {
    for (int i = 0; i < 2; i++) {
      long total = Math.max(0, (places[i] - 1) * stride[i] + kernel[i] - sizes[i]);
      boolean fits = places[i] == (sizes[i] + stride[i] - 1) / stride[i];
      if (!fits || total / 2 != padding[i]) {
        return false;
      }
    }
    return true;
  }

  /** TensorFlow's list of four for channels last. */
  static long[] four(long[] two) {
    return new long[] {1, two[0], two[1], 1};
  }
}
