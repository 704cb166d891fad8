package org.polyfuse.testkit.contract.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.polyfuse.api.train.Moved;
import org.polyfuse.api.train.Slope;
import org.polyfuse.api.train.UpdateRule;

/**
 * A weight that a rule moves down a bowl: the loss is {@code sum(steepness * (weight - goal)^2) /
 * 2}. Whatever goes on from step to step is kept here, on the host.
 */
final class Descent {

  private static final Shape SHAPE = new Shape(3, 4);
  private static final int SIZE = 12;

  private final UpdateRule rule;
  private final Map<String, float[]> state = new LinkedHashMap<>();
  private float[] weight = new float[SIZE];
  private long steps;

  /** At its start. */
  Descent(UpdateRule rule) {
    this.rule = rule;
    rule.state().forEach(name -> state.put(name, new float[SIZE]));
  }

  /** Goes on by a rule where another descent has come. */
  Descent(UpdateRule rule, Descent before) {
    this(rule);
    this.weight = before.weight;
    this.state.putAll(before.state);
    this.steps = before.steps;
  }

  private static float goal(int index) {
    return 1 + 0.5f * index * (index % 2 == 0 ? 1 : -1);
  }

  private static float steepness(int index) {
    return 0.2f + 0.1f * (index % 5);
  }

  double loss() {
    double sum = 0;
    for (int i = 0; i < SIZE; i++) {
      sum += steepness(i) * Math.pow(weight[i] - goal(i), 2) / 2;
    }
    return sum;
  }

  float[] weight() {
    return weight;
  }

  /** The weight and all that is remembered. */
  List<float[]> everything() {
    List<float[]> all = new ArrayList<>(List.of(weight));
    all.addAll(state.values());
    return all;
  }

  Descent walk(int count) {
    try (NDManager manager = NDManager.newBaseManager()) {
      for (int i = 0; i < count; i++) {
        try (NDManager step = manager.newSubManager()) {
          steps++;
          take(move(rule, inputs(step)));
        }
      }
    }
    return this;
  }

  private void take(Moved moved) {
    weight = moved.weight().toFloatArray();
    moved.state().forEach((name, array) -> state.put(name, array.toFloatArray()));
  }

  /** What the next step takes: weight, gradient, state, the learning rate and the step. */
  Map<String, NDArray> inputs(NDManager manager) {
    float[] gradient = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      gradient[i] = steepness(i) * (weight[i] - goal(i));
    }
    Map<String, NDArray> inputs = new LinkedHashMap<>();
    inputs.put("weight", manager.create(weight, SHAPE));
    inputs.put("gradient", manager.create(gradient, SHAPE));
    state.forEach((name, values) -> inputs.put(name, manager.create(values, SHAPE)));
    inputs.put("rate", manager.create((float) rule.rate(rule.learningRate(), steps)));
    inputs.put("step", manager.create((float) steps));
    return inputs;
  }

  /** One step by arrays of any engine. */
  static Moved move(UpdateRule rule, Map<String, NDArray> inputs) {
    Map<String, NDArray> state = new LinkedHashMap<>();
    rule.state().forEach(name -> state.put(name, Objects.requireNonNull(inputs.get(name), name)));
    return rule.move(
            new Slope(
                Objects.requireNonNull(inputs.get("weight"), "weight"),
                Objects.requireNonNull(inputs.get("gradient"), "gradient"),
                state,
                Objects.requireNonNull(inputs.get("rate"), "rate"),
                Objects.requireNonNull(inputs.get("step"), "step")))
        .requireFit(rule, SHAPE);
  }
}
