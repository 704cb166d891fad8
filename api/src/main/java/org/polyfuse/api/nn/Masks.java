package org.polyfuse.api.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/** Padding: 1 where a step is valid, 0 where it is not. */
public final class Masks {

  /** What a padded step is behind: its exponential is 0 beside that of any valid step. */
  private static final double FAR = 1e9;

  private Masks() {}

  /**
   * The mask after a layer of some stride: of L valid steps ceil(L / stride) remain.
   *
   * @param mask (N, T)
   * @return (N, ceil(T / stride))
   */
  public static NDArray strided(NDArray mask, int stride) {
    return stride == 1 ? mask : mask.get(new NDIndex(":, ::" + stride));
  }

  /**
   * Sets padded positions to zero.
   *
   * @param values any shape whose axis {@code timeAxis} is T and axis 0 is N
   * @param mask (N, T)
   */
  public static NDArray apply(NDArray values, NDArray mask, int timeAxis) {
    long[] axes = new long[values.getShape().dimension()];
    Arrays.fill(axes, 1);
    axes[0] = mask.getShape().get(0);
    axes[timeAxis] = mask.getShape().get(1);
    return values.mul(mask.reshape(new Shape(axes)));
  }

  /**
   * Softmax over the valid steps. Padded steps get exactly 0; a row without a valid step is all
   * zeros, never NaN.
   *
   * @param scores (N, T)
   * @param mask (N, T)
   * @return (N, T)
   */
  public static NDArray softmax(NDArray scores, NDArray mask) {
    return softmax(scores, mask, 1);
  }

  /**
   * Softmax over the valid places of an axis, such as the keys of a cross-modal attention. Others
   * get exactly 0; where no place is valid all are zeros, never NaN.
   *
   * @param scores of any shape
   * @param mask 1 where valid, of a shape that broadcasts to the scores': (N, 1, S) for (N, T, S)
   * @param axis which sums to 1
   * @return of the scores' shape
   */
  public static NDArray softmax(NDArray scores, NDArray mask, int axis) {
    NDArray padded = mask.sub(Scalars.of(mask, 1)).mul(Scalars.of(mask, FAR));
    return scores.add(padded).softmax(axis).mul(mask);
  }
}
