package org.polyfuse.tensorflow.graph;

import org.polyfuse.trace.Operation;

/** Kernel, stride and padding of a layer along its two places. */
record LayerWindow(long[] kernel, long[] stride, long[] padding) {

  static LayerWindow of(Operation layer, long[] kernel) {
    return new LayerWindow(kernel, layer.numbers("stride"), layer.numbers("padding"));
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
