package org.polyfuse.runtime.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The gradients of a step. */
final class Gradients {

  private Gradients() {}

  /** The sum over replicas, for each of them on its device. */
  static List<Map<String, NDArray>> summed(List<Replica> replicas, List<NDManager> steps) {
    List<Map<String, NDArray>> all = new ArrayList<>();
    for (int i = 0; i < replicas.size(); i++) {
      all.add(of(replicas.get(i), steps.get(i)));
    }
    if (replicas.size() == 1) {
      return all;
    }
    Map<String, NDArray> sum = new LinkedHashMap<>(all.get(0));
    for (Map<String, NDArray> other : all.subList(1, all.size())) {
      other.forEach(
          (name, array) ->
              sum.computeIfPresent(
                  name, (key, own) -> own.add(array.toDevice(own.getDevice(), false))));
    }
    List<Map<String, NDArray>> copies = new ArrayList<>();
    for (int i = 0; i < replicas.size(); i++) {
      Map<String, NDArray> copy = new LinkedHashMap<>(sum);
      NDManager step = steps.get(i);
      copy.replaceAll((name, array) -> onDevice(array, step));
      copies.add(copy);
    }
    return copies;
  }

  private static NDArray onDevice(NDArray array, NDManager step) {
    NDArray copy = array.toDevice(step.getDevice(), true);
    copy.attach(step);
    return copy;
  }

  private static Map<String, NDArray> of(Replica replica, NDManager step) {
    Map<String, NDArray> gradients = new LinkedHashMap<>();
    replica
        .trained()
        .forEach(
            (name, array) -> {
              NDArray gradient = array.getGradient();
              gradient.attach(step); // DJL puts it on the weight's manager
              gradients.put(name, gradient);
            });
    return gradients;
  }

  /** What gradients are multiplied by so that their joint norm stays within a limit. */
  static float scale(Map<String, NDArray> gradients, double limit) {
    if (limit <= 0) {
      return 1;
    }
    return (float) Math.min(1, limit / Math.max(norm(gradients), 1e-12));
  }

  /** Their joint norm. */
  static double norm(Map<String, NDArray> gradients) {
    double squares = 0;
    for (NDArray gradient : gradients.values()) {
      squares += gradient.mul(gradient).sum().getFloat();
    }
    return Math.sqrt(squares);
  }
}
