package org.polyfuse.testkit.contract;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.polyfuse.api.Target;
import org.polyfuse.api.loss.Loss;
import org.polyfuse.api.loss.Scores;
import org.polyfuse.api.nn.Init;
import org.polyfuse.api.nn.Pass;

/** A loss of logits, and of the log-posteriors that a fusion may give in their place. */
record LossTrial(Record settings, Target target, Supplier<Loss> loss) implements Trial<Loss> {

  static final String LOGITS = "logits";

  @Override
  public Loss create() {
    return loss.get();
  }

  /** A recording whose stream is absent has no label. */
  @Override
  public Map<String, NDArray> inputs(NDManager manager, Clips clips) {
    int outputs = target.outputs();
    float[] logits = new float[clips.size() * outputs];
    for (int n = 0; n < clips.size(); n++) {
      SplittableRandom random = new SplittableRandom(clips.places().get(n) + 1L);
      float[] row = Init.normal(2).draw(new Shape(outputs), random);
      System.arraycopy(row, 0, logits, n * outputs, outputs);
    }
    Map<String, NDArray> inputs = new LinkedHashMap<>();
    inputs.put(LOGITS, manager.create(logits, new Shape(clips.size(), outputs)));
    inputs.putAll(Supervisions.inputs(manager, clips, target));
    return inputs;
  }

  @Override
  public List<String> streams() {
    return List.of(LOGITS);
  }

  @Override
  public List<NDArray> run(Loss loss, Pass pass, Map<String, NDArray> inputs) {
    Scores ofLogits = Scores.ofLogits(Named.in(inputs, LOGITS));
    Scores ofPosteriors = Scores.ofLogPosteriors(ofLogits.logPosteriors());
    return List.of(
        loss.of(pass, ofLogits, Supervisions.of(inputs)),
        loss.of(pass, ofPosteriors, Supervisions.of(inputs)));
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s for %s", settings, target);
  }
}
