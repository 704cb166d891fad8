package org.polyfuse.runtime.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.polyfuse.runtime.engine.NativeMode;
import org.polyfuse.runtime.engine.OptimizerState;
import org.polyfuse.runtime.optimize.UpdateRule;
import org.polyfuse.runtime.weights.HostTensor;

/**
 * Applies an update rule with state of its own, since DJL's optimisers keep theirs private and
 * training could not be resumed. Each replica is updated with the same gradient, so replicas stay
 * equal without copying weights.
 */
final class Optimizer {

  private static final float NO_LIMIT = -1; // DJL limits gradients from above only; see Gradients

  private final UpdateRule rule;
  private final Set<String> undecayed;
  private final List<Map<String, NDArray>> moments; // by replica, by name
  private final List<Replica> replicas;
  private final boolean portable;
  private long steps;

  Optimizer(UpdateRule rule, List<Replica> replicas, Set<String> undecayed) {
    this(rule, replicas, undecayed, NativeMode.ofProcess().isOfProcessors());
  }

  /**
   * An optimiser at its start.
   *
   * @param portable whether its steps are to be the same bits on processors of other makes
   */
  Optimizer(UpdateRule rule, List<Replica> replicas, Set<String> undecayed, boolean portable) {
    this.portable = portable;
    this.rule = rule;
    this.replicas = replicas;
    this.undecayed = undecayed;
    this.moments = replicas.stream().map(replica -> zeros(rule, replica)).toList();
  }

  private static Map<String, NDArray> zeros(UpdateRule rule, Replica replica) {
    Map<String, NDArray> zeros = new LinkedHashMap<>();
    replica
        .trained()
        .forEach(
            (name, array) -> {
              for (String moment : momentNames(rule)) {
                zeros.put(moment + "." + name, array.zerosLike());
              }
            });
    return zeros;
  }

  private static List<String> momentNames(UpdateRule rule) {
    if (rule instanceof UpdateRule.Adam) {
      return List.of("mean", "variance");
    }
    UpdateRule.Sgd sgd = (UpdateRule.Sgd) rule;
    return sgd.momentum() > 0 ? List.of("momentum") : List.of();
  }

  /** Moves the weights of every replica. */
  void update(List<Map<String, NDArray>> gradients, float scale, double learningRate) {
    steps++;
    for (int i = 0; i < replicas.size(); i++) {
      Map<String, NDArray> state = moments.get(i);
      Map<String, NDArray> own = gradients.get(i);
      replicas
          .get(i)
          .trained()
          .forEach(
              (name, weight) -> update(name, weight, of(name, own), state, scale, learningRate));
    }
  }

  private void update(
      String name,
      NDArray weight,
      NDArray gradient,
      Map<String, NDArray> state,
      float scale,
      double learningRate) {
    float decay = undecayed.contains(name) ? 0 : (float) rule.weightDecay();
    if (rule instanceof UpdateRule.Adam adam) {
      double corrected =
          learningRate
              * Math.sqrt(1 - Math.pow(adam.beta2(), steps))
              / (1 - Math.pow(adam.beta1(), steps));
      NDArray mean = of("mean." + name, state);
      NDArray variance = of("variance." + name, state);
      if (portable) {
        new PortableAdam(adam, decay, scale, corrected).move(weight, gradient, mean, variance);
        return;
      }
      weight
          .getNDArrayInternal()
          .adamUpdate(
              new NDList(weight, gradient, mean, variance),
              new NDList(weight),
              (float) learningRate,
              (float) corrected,
              decay,
              scale,
              NO_LIMIT,
              (float) adam.beta1(),
              (float) adam.beta2(),
              (float) adam.epsilon(),
              false,
              false);
      return;
    }
    UpdateRule.Sgd sgd = (UpdateRule.Sgd) rule;
    NDList inputs = new NDList(weight, gradient);
    if (sgd.momentum() > 0) {
      inputs.add(of("momentum." + name, state));
    }
    weight
        .getNDArrayInternal()
        .sgdUpdate(
            inputs,
            new NDList(weight),
            (float) learningRate,
            decay,
            scale,
            NO_LIMIT,
            (float) sgd.momentum(),
            false);
  }

  private static NDArray of(String name, Map<String, NDArray> arrays) {
    return Objects.requireNonNull(arrays.get(name), name);
  }

  OptimizerState state() {
    Map<String, HostTensor> copies = new LinkedHashMap<>();
    moments.get(0).forEach((name, array) -> copies.put(name, Evaluation.host(array)));
    return new OptimizerState(steps, copies);
  }

  void restore(OptimizerState state) {
    steps = state.steps();
    for (int i = 0; i < replicas.size(); i++) {
      Replica replica = replicas.get(i);
      moments
          .get(i)
          .forEach((name, array) -> replica.replace(name, array, state.moments().get(name)));
    }
  }
}
