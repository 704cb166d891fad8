package org.polyfuse.fusion;

import ai.djl.ndarray.NDArray;
import org.polyfuse.api.nn.Scalars;

/**
 * Euclidean norms of the last axis. A vector shorter than 1e-10 counts as zero: its norm is 0, it
 * stays as it is when normalised, and its gradient is that of the identity, or 0 for the norm. A
 * plain epsilon below the root would give 1 / epsilon, which Adam's moments take thousands of steps
 * to forget.
 */
final class Norms {

  private static final double SQUARED_ZERO = 1e-20;

  private Norms() {}

  /** The norm of each vector: (N, C) to (N, 1). */
  static NDArray length(NDArray vectors) {
    NDArray squared = squared(vectors);
    NDArray zero = below(squared, SQUARED_ZERO);
    return root(squared.add(zero)).mul(Presence.absent(zero));
  }

  /** Each vector scaled to length 1: (N, C) to (N, C). */
  static NDArray unit(NDArray vectors) {
    NDArray squared = squared(vectors);
    return vectors.div(root(squared.add(below(squared, SQUARED_ZERO))));
  }

  /**
   * The square root. Not {@link NDArray#sqrt}: PyTorch's is MKL's, whose last digits depend on the
   * make of the processor.
   */
  static NDArray root(NDArray values) {
    return values.pow(Scalars.of(values, 0.5));
  }

  /** 1 where a value is below a bound, else 0; no gradient flows through it. */
  static NDArray below(NDArray values, double bound) {
    return values.lt(Scalars.of(values, bound)).toType(values.getDataType(), false);
  }

  private static NDArray squared(NDArray vectors) {
    return vectors.mul(vectors).sum(new int[] {-1}, true); // (N, 1)
  }
}
