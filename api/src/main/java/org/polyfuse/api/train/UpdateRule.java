package org.polyfuse.api.train;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import org.polyfuse.api.nn.Scalars;

/**
 * How gradients move weights, parameter by parameter. Immutable; for any number of threads.
 *
 * <p>An engine does what is common to all rules: it limits the joint norm of the gradients to
 * {@link #clip}, adds {@link #weightDecay}, keeps the rule's arrays from step to step and saves
 * them in checkpoints, so that a run that was stopped goes on with the same bits.
 */
public interface UpdateRule {

  /** The learning rate before any schedule, above 0. */
  double learningRate();

  /**
   * How strongly weights are pulled to 0, 0 or more; biases and scales of norms are not. It is an
   * L2 penalty, added to the gradient, unless {@link #decoupled}.
   */
  default double weightDecay() {
    return 0;
  }

  /** The largest norm of all gradients together; 0 for no limit. */
  default double clip() {
    return 0;
  }

  /**
   * Whether the decay goes past the rule (Loshchilov and Hutter, 2019): each step first takes
   * {@code learning rate * weightDecay} of a weight away, the learning rate after its schedule and
   * before {@link #rate}.
   */
  default boolean decoupled() {
    return false;
  }

  /**
   * The names of the arrays that the rule remembers for each parameter, lower-case words with
   * dashes. Each has the parameter's shape and begins as zeros; a checkpoint has it as {@code
   * NAME.PARAMETER}.
   */
  default List<String> state() {
    return List.of();
  }

  /**
   * The learning rate that a step takes, computed on the host in double precision: the scheduled
   * one, or, for example, one corrected for averages that began at 0.
   *
   * @param learningRate after its schedule
   * @param step from 1 on; counts on when a run is resumed
   */
  default double rate(double learningRate, long step) {
    return learningRate;
  }

  /**
   * Where a step takes a parameter. PyTorch computes it at once, TensorFlow records it into its
   * graph, when {@code slope} holds no values; so it calls operations of {@link NDArray} and looks
   * at no value. Nothing is differentiated, nothing is drawn by chance (copies on several devices
   * must stay equal), and no array is changed in place. Numbers become arrays by {@link Scalars}.
   * Whatever it makes from the arrays of {@code slope} is freed for it.
   *
   * @param slope the parameter, its gradient and what is remembered
   */
  Moved move(Slope slope);

  /** Adam (Kingma and Ba, 2015), epsilon outside the root. Engines may have a kernel for it. */
  record Adam(
      double learningRate,
      double weightDecay,
      double clip,
      double beta1,
      double beta2,
      double epsilon)
      implements UpdateRule {

    private static final String MEAN = "mean";
    private static final String VARIANCE = "variance";

    @Override
    public List<String> state() {
      return List.of(MEAN, VARIANCE);
    }

    /** Corrected for moments that began at 0. */
    @Override
    public double rate(double learningRate, long step) {
      return learningRate * Math.sqrt(1 - Math.pow(beta2, step)) / (1 - Math.pow(beta1, step));
    }

    @Override
    public Moved move(Slope slope) {
      NDArray gradient = slope.gradient();
      NDArray mean = average(slope.state(MEAN), (float) beta1, gradient);
      NDArray variance = average(slope.state(VARIANCE), (float) beta2, gradient.mul(gradient));
      // not sqrt(), whose last digits depend on the make of the processor
      NDArray root = variance.pow(Scalars.of(variance, 0.5)).add(Scalars.of(variance, epsilon));
      NDArray weight = slope.weight().sub(mean.mul(slope.rate()).div(root));
      return new Moved(weight, Map.of(MEAN, mean, VARIANCE, variance));
    }

    private static NDArray average(NDArray moment, float beta, NDArray value) {
      return moment.mul(Scalars.of(moment, beta)).add(value.mul(Scalars.of(value, 1 - beta)));
    }
  }

  /** Gradient descent, with momentum if that is above 0. */
  record Sgd(double learningRate, double weightDecay, double clip, double momentum)
      implements UpdateRule {

    private static final String MOMENTUM = "momentum";

    @Override
    public List<String> state() {
      return momentum > 0 ? List.of(MOMENTUM) : List.of();
    }

    @Override
    public Moved move(Slope slope) {
      NDArray move = slope.gradient().mul(slope.rate());
      if (momentum == 0) {
        return Moved.to(slope.weight().sub(move));
      }
      NDArray before = slope.state(MOMENTUM);
      NDArray velocity = before.mul(Scalars.of(before, momentum)).add(move);
      return new Moved(slope.weight().sub(velocity), Map.of(MOMENTUM, velocity));
    }
  }
}
