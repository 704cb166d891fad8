package org.polyfuse.runtime.engine.djl;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.polyfuse.api.train.UpdateRule;
import org.polyfuse.runtime.engine.NativeMode;
import org.polyfuse.runtime.engine.OptimizerState;
import org.polyfuse.runtime.engine.Pace;
import org.polyfuse.runtime.weights.HostTensor;

/**
 * Applies an update rule with state of its own, since DJL's optimisers keep theirs private and
 * training could not be resumed. Each replica is updated with the same gradient, so replicas stay
 * equal without copying weights.
 */
final class Optimizer {

  private final UpdateRule rule;
  private final Set<String> undecayed;
  private final List<Map<String, NDArray>> moments; // by replica, by name
  private final List<Replica> replicas;
  private final boolean portable; // whether steps are the same bits on processors of other makes
  private long steps;

  Optimizer(UpdateRule rule, List<Replica> replicas, Set<String> undecayed) {
    this.portable = NativeMode.ofProcess().isOfProcessors();
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
              for (String moment : rule.state()) {
                zeros.put(moment + "." + name, array.zerosLike());
              }
            });
    return zeros;
  }

  /** Moves the weights of every replica. */
  void update(List<Map<String, NDArray>> gradients, float scale, double learningRate) {
    steps++;
    Pace pace = Pace.of(rule, learningRate, steps);
    for (int i = 0; i < replicas.size(); i++) {
      Map<String, NDArray> state = moments.get(i);
      Map<String, NDArray> own = gradients.get(i);
      replicas
          .get(i)
          .trained()
          .forEach(
              (name, weight) -> {
                float decay = undecayed.contains(name) ? 0 : (float) rule.weightDecay();
                new WeightUpdate(name, weight, of(name, own), state, decay, scale)
                    .run(rule, pace, portable);
              });
    }
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
