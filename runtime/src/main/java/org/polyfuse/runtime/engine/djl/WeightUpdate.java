package org.polyfuse.runtime.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.polyfuse.api.nn.Scalars;
import org.polyfuse.api.train.Moved;
import org.polyfuse.api.train.Slope;
import org.polyfuse.api.train.UpdateRule;
import org.polyfuse.runtime.engine.Pace;

/**
 * One step of one weight.
 *
 * @param name of the parameter
 * @param weight changed in place
 * @param state what is remembered of all parameters, by {@code STATE.PARAMETER}; changed in place
 * @param decay how strongly the weight is pulled to 0
 * @param scale of the gradient
 */
record WeightUpdate(
    String name,
    NDArray weight,
    NDArray gradient,
    Map<String, NDArray> state,
    float decay,
    float scale) {

  private static final NDIndex ALL = new NDIndex("...");
  private static final float NO_LIMIT = -1; // DJL limits gradients from above only; see Gradients

  /**
   * Makes the step, by a kernel of DJL where there is one.
   *
   * @param portable whether it is to be the same bits on processors of other makes
   */
  void run(UpdateRule rule, Pace pace, boolean portable) {
    if (rule instanceof UpdateRule.Adam adam && !portable) {
      fused(adam, pace);
    } else if (rule instanceof UpdateRule.Sgd sgd) {
      fused(sgd, pace);
    } else {
      composed(rule, pace);
    }
  }

  /**
   * The kernel takes PyTorch's root, which is MKL's: it begins with an instruction that each make
   * of processors approximates in its own way.
   */
  private void fused(UpdateRule.Adam adam, Pace pace) {
    weight
        .getNDArrayInternal()
        .adamUpdate(
            new NDList(weight, gradient, remembered("mean"), remembered("variance")),
            new NDList(weight),
            (float) pace.rate(),
            (float) pace.rate(),
            decay,
            scale,
            NO_LIMIT,
            (float) adam.beta1(),
            (float) adam.beta2(),
            (float) adam.epsilon(),
            false,
            false);
  }

  /** The kernel multiplies and adds in one, so its last digits are not those of two operations. */
  private void fused(UpdateRule.Sgd sgd, Pace pace) {
    NDList inputs = new NDList(weight, gradient);
    sgd.state().forEach(each -> inputs.add(remembered(each)));
    weight
        .getNDArrayInternal()
        .sgdUpdate(
            inputs,
            new NDList(weight),
            (float) pace.rate(),
            decay,
            scale,
            NO_LIMIT,
            (float) sgd.momentum(),
            false);
  }

  /**
   * By the rule's own operations. A result belongs to the manager of what it is computed of, and
   * weights live as long as the session, so the rule gets views that belong to the step.
   */
  void composed(UpdateRule rule, Pace pace) {
    try (NDManager step = weight.getManager().newSubManager()) {
      NDArray own = view(weight, step);
      NDArray slope = view(gradient, step).mul(Scalars.of(own, scale));
      if (decay != 0 && rule.decoupled()) {
        own = own.sub(own.mul(Scalars.of(own, pace.shrink())));
      } else if (decay != 0) {
        slope = slope.add(own.mul(Scalars.of(own, decay)));
      }
      Map<String, NDArray> before = new LinkedHashMap<>();
      rule.state().forEach(each -> before.put(each, view(remembered(each), step)));
      NDArray rate = Scalars.of(own, pace.rate());
      NDArray number = Scalars.of(own, pace.step());
      Moved moved =
          rule.move(new Slope(own, slope, before, rate, number))
              .requireFit(rule, weight.getShape());
      moved.state().forEach((each, array) -> remembered(each).set(ALL, array));
      weight.set(ALL, moved.weight());
      forgetGradient(slope.zerosLike());
    }
  }

  /** As DJL's kernels do: PyTorch adds the next gradient to what is there. */
  private void forgetGradient(NDArray zeros) {
    try (NDArray own = weight.getGradient()) {
      own.set(ALL, zeros);
    }
  }

  private static NDArray view(NDArray array, NDManager step) {
    NDArray view = array.reshape(array.getShape());
    view.attach(step);
    return view;
  }

  private NDArray remembered(String what) {
    String key = what + "." + name;
    return Objects.requireNonNull(state.get(key), key);
  }
}
