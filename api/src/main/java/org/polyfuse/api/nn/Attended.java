package org.polyfuse.api.nn;

import ai.djl.ndarray.NDArray;

/**
 * What an attention gives.
 *
 * @param weights (N, T), at least 0, summing to 1 over the valid steps; all 0 without a valid step
 * @param weighted (N, T, C), each step times its weight
 * @param global (N, C), the sum of the weighted steps
 */
public record Attended(NDArray weights, NDArray weighted, NDArray global) {

  /** Weighs the steps of a sequence. */
  public static Attended of(NDArray weights, Sequence input) {
    NDArray weighted = input.values().mul(weights.expandDims(2)); // (N, T, C)
    return new Attended(weights, weighted, weighted.sum(new int[] {1}));
  }
}
