package org.polyfuse.api.nn;

import ai.djl.ndarray.NDArray;

/**
 * Numbers as arrays. Wherever gradients flow, write {@code x.mul(Scalars.of(x, 2))}, never {@code
 * x.mul(2)}: DJL frees the array behind a {@code Number} at once while the backward pass still
 * needs it, and after a garbage collection gradients are wrong. An architecture rule refuses the
 * {@code Number} overloads in parts.
 */
public final class Scalars {

  private Scalars() {}

  /** A number on the manager and the device of an array; it lives as long as that manager. */
  public static NDArray of(NDArray near, double value) {
    return near.getManager().create((float) value);
  }
}
