package org.polyfuse.fusion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.Dropout;
import org.polyfuse.api.nn.Scalars;
import org.polyfuse.api.nn.layer.Norms;

/**
 * A low-rank bilinear map: O outputs of K factors each (paper, Eq. 14). k is the fastest axis: the
 * factor k of output o stands at o * K + k.
 *
 * @param k K
 * @param output O
 * @param dropout the share of the product's values that is dropped while training
 * @param bias whether the projections have additive terms
 * @param power whether the signed square root is taken before normalising, as MFB does
 */
record Factorization(int k, int output, double dropout, boolean bias, boolean power) {

  /** Added below the signed root, so that its gradient stays finite at 0. */
  private static final double ROOT_EPSILON = 1e-8;

  /** K * O. */
  long width() {
    return (long) k * output;
  }

  NDArray drop(NDArray product, boolean training) {
    return Dropout.dropout(product, (float) dropout, training).singletonOrThrow();
  }

  /** Sums windows of K, takes the root if asked, normalises: (N, O*K) to (N, O). */
  NDArray pool(NDArray product) {
    long batch = product.getShape().get(0);
    NDArray summed = product.reshape(new Shape(batch, output, k)).sum(new int[] {2}); // (N, O)
    return Norms.unit(power ? signedRoot(summed) : summed);
  }

  private static NDArray signedRoot(NDArray x) {
    return x.div(Norms.root(x.abs().add(Scalars.of(x, ROOT_EPSILON))));
  }
}
