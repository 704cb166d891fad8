package org.polyfuse.encoders.attention;

import ai.djl.ndarray.NDArray;
import org.polyfuse.api.nn.Attended;
import org.polyfuse.api.nn.Attention;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.api.nn.Scalars;
import org.polyfuse.api.nn.Sequence;

/** The same weight for each valid step: {@code self} with lambda 0. */
final class MeanAttention extends Attention {

  @Override
  public Attended attend(Pass pass, Sequence input) {
    NDArray mask = input.mask();
    NDArray valid = mask.sum(new int[] {1}, true); // (N, 1)
    NDArray weights = mask.div(valid.maximum(Scalars.of(mask, 1))); // (N, T)
    return Attended.of(weights, input);
  }
}
