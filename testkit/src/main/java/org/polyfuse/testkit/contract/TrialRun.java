package org.polyfuse.testkit.contract;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.polyfuse.api.nn.Part;
import org.polyfuse.testkit.BlockHarness;
import org.polyfuse.testkit.Differentiated;
import org.polyfuse.testkit.OtherEngine;

/** A trial's part with its weights, ready to be run. */
final class TrialRun<P extends Part> {

  private static final float STEP = 0.1f;

  private final Trial<P> trial;
  private final BlockHarness<P> harness;

  TrialRun(Trial<P> trial, BlockHarness<P> harness) {
    this.trial = trial;
    this.harness = harness.collecting(false);
  }

  NDManager manager() {
    return harness.manager();
  }

  P part() {
    return harness.part();
  }

  TrialRun<P> training(boolean on) {
    harness.training(on);
    return this;
  }

  /** From now on with a garbage collection before each backward pass. */
  TrialRun<P> collecting() {
    harness.collecting(true);
    return this;
  }

  /** Seeds the engine. */
  TrialRun<P> seed(int seed) {
    harness.manager().getEngine().setRandomSeed(seed);
    return this;
  }

  /** The names of the parameters that gradients train. */
  Set<String> trained() {
    return harness.parameters().entrySet().stream()
        .filter(named -> named.getValue().requiresGradient())
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  List<NDArray> evaluate(Clips clips) {
    return evaluate(inputs(clips));
  }

  /** Runs some recordings of a batch, padded as they are there. */
  List<NDArray> evaluate(Clips clips, int... places) {
    Map<String, NDArray> some = inputs(clips);
    some.replaceAll((name, array) -> Rows.of(array, places));
    return evaluate(some);
  }

  List<NDArray> evaluate(Map<String, NDArray> inputs) {
    return harness.evaluate((part, pass, in) -> trial.run(part, pass, inputs));
  }

  /** Everything that the part gives in a step of training, but for dropout. */
  List<NDArray> evaluateSupervised(Clips clips) {
    Map<String, NDArray> inputs = inputs(clips);
    return harness.evaluate((part, pass, in) -> trial.supervised(part, pass, inputs));
  }

  /** The same on another engine, and gradients as on this one. */
  Differentiated differentiateOn(OtherEngine engine, Clips clips) {
    give(inputs(clips));
    return harness.differentiateOn(engine, trial::supervised, trial::trained);
  }

  Differentiated differentiate(Clips clips) {
    return differentiate(inputs(clips));
  }

  /** Differentiates what a loss is taken of, with respect to parameters and inputs. */
  Differentiated differentiate(Map<String, NDArray> inputs) {
    give(inputs);
    return harness.differentiate(trial::trained);
  }

  private void give(Map<String, NDArray> inputs) {
    inputs.forEach(harness::constant);
    trial.streams().forEach(name -> harness.input(name, Named.in(inputs, name)));
  }

  Map<String, NDArray> inputs(Clips clips) {
    return trial.inputs(harness.manager(), clips);
  }

  /** Goes down a gradient, far enough to be seen in 32 bits. */
  void step(String name, NDArray gradient) {
    NDArray before = Named.in(harness.parameters(), name).getArray();
    NDArray after = before.sub(gradient.div(gradient.abs().max()).mul(STEP));
    if (after.contentEquals(before)) {
      throw new AssertionError(name + ": must move in a step but stays where it is");
    }
    harness.set(name, after);
  }

  /** The bytes of all weights by name. */
  Map<String, byte[]> save() {
    Map<String, byte[]> saved = new LinkedHashMap<>();
    harness.parameters().forEach((name, p) -> saved.put(name, p.getArray().encode()));
    return saved;
  }

  /** Sets the weights that were saved. */
  void load(Map<String, byte[]> saved) {
    saved.forEach((name, bytes) -> harness.set(name, NDArray.decode(harness.manager(), bytes)));
  }
}
