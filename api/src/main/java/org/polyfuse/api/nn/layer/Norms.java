package org.polyfuse.api.nn.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.polyfuse.api.nn.Scalars;

/**
 * Norms of the last axis. A vector shorter than 1e-10 counts as zero: its Euclidean norm is 0, it
 * stays as it is when scaled to length 1, and its gradient is that of the identity, or 0 for the
 * norm. A plain epsilon below the root would give 1 / epsilon, which Adam's moments take thousands
 * of steps to forget.
 */
public final class Norms {

  private static final double SQUARED_ZERO = 1e-20;

  /** Added to the variance of what has none, such as a padded picture, which becomes 0. */
  static final float LEAST_VARIANCE = 1e-5f;

  private Norms() {}

  /** The norm of each vector: (..., C) to (..., 1). */
  public static NDArray length(NDArray vectors) {
    NDArray squared = squared(vectors);
    NDArray zero = below(squared, SQUARED_ZERO);
    return root(squared.add(zero)).mul(Presence.absent(zero));
  }

  /** Each vector scaled to length 1: (..., C) to (..., C). */
  public static NDArray unit(NDArray vectors) {
    NDArray squared = squared(vectors);
    return vectors.div(root(squared.add(below(squared, SQUARED_ZERO))));
  }

  /**
   * Each vector brought to mean 0 and deviation 1: (..., C) to (..., C). One operation of the
   * engine, which goes over them once rather than mean by mean.
   */
  public static NDArray standard(NDArray vectors) {
    Shape shape = vectors.getShape();
    Shape last = new Shape(shape.get(shape.dimension() - 1));
    NDManager manager = vectors.getManager();
    return vectors
        .getNDArrayInternal()
        .layerNorm(vectors, last, manager.ones(last), manager.zeros(last), LEAST_VARIANCE)
        .singletonOrThrow();
  }

  /**
   * The square root. Not {@link NDArray#sqrt}: PyTorch's is MKL's, whose last digits depend on the
   * make of the processor.
   */
  public static NDArray root(NDArray values) {
    return values.pow(Scalars.of(values, 0.5));
  }

  /** 1 where a value is below a bound, else 0; no gradient flows through it. */
  public static NDArray below(NDArray values, double bound) {
    return values.lt(Scalars.of(values, bound)).toType(values.getDataType(), false);
  }

  private static NDArray squared(NDArray vectors) {
    return vectors.mul(vectors).sum(new int[] {-1}, true); // (..., 1)
  }
}
