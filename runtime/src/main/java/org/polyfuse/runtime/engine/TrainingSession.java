package org.polyfuse.runtime.engine;

import java.util.OptionalDouble;
import org.polyfuse.runtime.data.HostBatch;

/** A system in training. For one thread at a time. */
public interface TrainingSession extends InferenceSession {

  /**
   * One step.
   *
   * @param batch what to learn from; its weights are divided by their sum
   * @param seed of everything random in this step
   * @param learningRate of this step
   */
  StepResult train(HostBatch batch, long seed, double learningRate);

  /** A copy of the optimiser's state. */
  OptimizerState optimizerState();

  /** Goes on from a state. */
  void restore(OptimizerState state);

  /**
   * What a step gave.
   *
   * @param loss before the update
   * @param posteriors (N, K) row-major, padded samples included
   * @param gradientNorm the joint norm of all gradients; looked at only where the loss is no
   *     number, since that takes time
   */
  record StepResult(double loss, float[] posteriors, OptionalDouble gradientNorm) {}
}
