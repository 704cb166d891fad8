package org.polyfuse.runtime.optimize;

/** How gradients move weights. A closed set, since each engine implements it natively. */
public sealed interface UpdateRule {

  /** The learning rate before any schedule. */
  double learningRate();

  /** L2 penalty on weights, not on biases. */
  double weightDecay();

  /** The largest norm of all gradients together; 0 for no limit. */
  double clip();

  /** Adam (Kingma and Ba, 2015), epsilon outside the root. */
  record Adam(
      double learningRate,
      double weightDecay,
      double clip,
      double beta1,
      double beta2,
      double epsilon)
      implements UpdateRule {}

  /** Gradient descent, with momentum if that is above 0. */
  record Sgd(double learningRate, double weightDecay, double clip, double momentum)
      implements UpdateRule {}
}
