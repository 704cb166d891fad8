package org.polyfuse.api.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * Numbers as arrays. Wherever gradients flow, write {@code x.mul(Scalars.of(x, 2))}, never {@code
 * x.mul(2)}: DJL frees the array behind a {@code Number} at once while the backward pass still
 * needs it, and after a garbage collection gradients are wrong. An architecture rule refuses the
 * {@code Number} overloads in parts.
 */
public final class Scalars {

  private Scalars() {}

  /**
   * A number on the manager and the device of an array; it lives as long as that manager. It is
   * filled, not created: what {@code create} copies from is freed by the garbage collector alone,
   * and a process that predicts for days has millions of them.
   */
  public static NDArray of(NDArray near, double value) {
    return near.getManager().full(new Shape(), (float) value);
  }
}
