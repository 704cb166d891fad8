package org.polyfuse.runtime.engine.djl;

import ai.djl.ndarray.NDArray;
import org.polyfuse.runtime.optimize.UpdateRule;

/**
 * Adam's step by operations that give the same bits on processors of other makes. That of DJL takes
 * PyTorch's root, which is MKL's: it begins with an instruction that each make approximates in its
 * own way.
 *
 * @param adam the rule
 * @param decay how much of a weight is added to its gradient
 * @param scale of gradients
 * @param rate the learning rate, corrected for moments that began at 0
 */
record PortableAdam(UpdateRule.Adam adam, float decay, float scale, double rate) {

  private static final float ROOT = 0.5f;

  /** Moves a weight and its moments. */
  void move(NDArray weight, NDArray gradient, NDArray mean, NDArray variance) {
    // A result belongs to the manager of what it is computed of: the step's for gradients, but the
    // session's for weights and moments, so theirs are closed.
    NDArray slope = gradient.mul(scale);
    if (decay != 0) {
      try (NDArray pull = weight.mul(decay)) {
        slope = slope.add(pull);
      }
    }
    average(mean, (float) adam.beta1(), slope);
    average(variance, (float) adam.beta2(), slope.mul(slope));
    try (NDArray root = variance.pow(ROOT);
        NDArray step = mean.mul(rate)) {
      weight.subi(step.divi(root.addi(adam.epsilon())));
    }
  }

  private static void average(NDArray moment, float beta, NDArray value) {
    moment.muli(beta).addi(value.mul(1 - beta));
  }
}
