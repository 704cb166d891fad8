package org.polyfuse.tensorflow.graph;

import java.util.Arrays;

/**
 * How the axes of an array lie in memory: axis {@code axes[j]} of the array is the j-th of the
 * tensor. TensorFlow's layers are fastest with channels last, while blocks speak of channels first;
 * so a tensor stays as a layer left it until an operation needs its axes in another order.
 */
record Order(int[] axes) {

  static Order plain(int rank) {
    int[] axes = new int[rank];
    Arrays.setAll(axes, i -> i);
    return new Order(axes);
  }

  /** (N, C, ...) kept as (N, ..., C). */
  static Order channelsLast(int rank) {
    int[] axes = new int[rank];
    Arrays.setAll(axes, j -> j == 0 ? 0 : j == rank - 1 ? 1 : j + 1);
    return new Order(axes);
  }

  boolean isPlain() {
    return equals(plain(axes.length));
  }

  int rank() {
    return axes.length;
  }

  /** Where axis i of the array is in the tensor. */
  int[] places() {
    int[] places = new int[axes.length];
    for (int j = 0; j < axes.length; j++) {
      places[axes[j]] = j;
    }
    return places;
  }

  /** What TensorFlow's Transpose needs to bring a tensor of this order into another. */
  int[] permutationTo(Order other) {
    int[] places = places();
    int[] permutation = new int[axes.length];
    Arrays.setAll(permutation, j -> places[other.axes[j]]);
    return permutation;
  }

  /** The order after the array, not the tensor, is transposed: axis i becomes what was order[i]. */
  Order transposed(int[] order) {
    int[] newPlace = new Order(order).places();
    int[] result = new int[axes.length];
    Arrays.setAll(result, j -> newPlace[axes[j]]);
    return new Order(result);
  }

  /** The order after an axis of the array was taken out. */
  Order without(int axis) {
    int[] rest =
        Arrays.stream(axes).filter(a -> a != axis).map(a -> a > axis ? a - 1 : a).toArray();
    return new Order(rest);
  }

  /** An array's axes as the tensor has them. */
  long[] physical(long[] logical) {
    long[] physical = new long[axes.length];
    Arrays.setAll(physical, j -> logical[axes[j]]);
    return physical;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Order order && Arrays.equals(axes, order.axes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(axes);
  }
}
