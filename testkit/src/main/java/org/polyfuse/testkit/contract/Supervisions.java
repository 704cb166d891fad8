package org.polyfuse.testkit.contract;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import org.polyfuse.api.Target;
import org.polyfuse.api.nn.Supervision;

/** What a trial's step of training knows, as inputs by name. */
final class Supervisions {

  private static final String TARGETS = "targets";
  private static final String WEIGHTS = "weights";
  private static final String EPOCH = "epoch";
  private static final String PROGRESS = "progress";

  private Supervisions() {}

  /** In the fourth of ten epochs; what has no step has no label. */
  static Map<String, NDArray> inputs(NDManager manager, Clips clips, Target target) {
    int size = clips.size();
    int outputs = target.outputs();
    float[] targets = new float[size * outputs];
    for (int n = 0; n < size; n++) {
      boolean known = clips.steps().get(n) > 0;
      targets[n * outputs + clips.places().get(n) % outputs] = known ? 1 : 0;
    }
    Map<String, NDArray> inputs = new LinkedHashMap<>();
    inputs.put(TARGETS, manager.create(targets, new Shape(size, outputs)));
    inputs.put(WEIGHTS, manager.full(new Shape(size), 1f / size));
    inputs.put(EPOCH, manager.create(3f));
    inputs.put(PROGRESS, manager.create(0.35f));
    return inputs;
  }

  static Supervision of(Map<String, NDArray> inputs) {
    return new Supervision(
        Named.in(inputs, TARGETS),
        Named.in(inputs, WEIGHTS),
        Named.in(inputs, EPOCH),
        Named.in(inputs, PROGRESS));
  }
}
