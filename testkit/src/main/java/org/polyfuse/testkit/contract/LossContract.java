package org.polyfuse.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.polyfuse.testkit.TensorAssertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.Target;
import org.polyfuse.api.loss.Loss;
import org.polyfuse.api.loss.LossFactory;
import org.polyfuse.testkit.Differentiated;

/** What holds for every loss. To be extended with {@link #factory()}. */
public abstract class LossContract extends BlockContract<LossFactory<?>, Loss> {

  /** A logit of which nothing is left to be sure. */
  private static final float EXTREME = 80;

  /** For the extending class. */
  protected LossContract() {}

  /** Targets to try; those that the loss refuses are left out. Classes at first. */
  protected List<Target> targets() {
    return List.of(
        new Target.Classes(List.of("no", "yes")),
        new Target.Classes(List.of("calm", "cross", "glad")));
  }

  @Override
  protected int steps() {
    return 9;
  }

  @Override
  protected final Class<?> spi() {
    return LossFactory.class;
  }

  @Override
  final List<Trial<Loss>> trials() {
    Trial.Taken<Loss> trials = new Trial.Taken<>();
    for (Record settings : settings()) {
      for (Target target : targets()) {
        trials.add(new LossTrial(settings, target, () -> create(resolved(settings), target)));
      }
    }
    return trials.taken();
  }

  @SuppressWarnings("unchecked") // settings() gives records of the factory's own type
  private Loss create(Record settings, Target target) {
    return ((LossFactory<Record>) factory()).create(settings, target);
  }

  @Test
  void each_recording_has_a_loss() {
    everyTrial(
        (trial, run) ->
            run.evaluate(clips())
                .forEach(loss -> assertThat(loss).as("loss").hasShape(clips().size()).isFinite()));
  }

  @Test
  void to_be_right_costs_less_than_to_be_wrong() {
    everyTrial(
        (trial, run) -> {
          NDArray targets = Named.in(run.inputs(clips()), "targets");
          float[] right = losses(run, targets.mul(4));
          float[] wrong = losses(run, targets.mul(-4));
          for (int n = 0; n < right.length; n++) {
            assertThat(right[n]).as("loss of recording %d, recognised", n).isLessThan(wrong[n]);
          }
        });
  }

  private float[] losses(TrialRun<Loss> run, NDArray logits) {
    return run.evaluate(with(run, LossTrial.LOGITS, logits)).get(0).toFloatArray();
  }

  private Map<String, NDArray> with(TrialRun<Loss> run, String name, NDArray value) {
    Map<String, NDArray> inputs = run.inputs(clips());
    inputs.put(name, value);
    return inputs;
  }

  @Test
  void a_gradient_reaches_the_logits() {
    everyTrial(
        (trial, run) ->
            assertThat(run.differentiate(clips()).gradient(LossTrial.LOGITS))
                .as("gradient of the logits")
                .isFinite()
                .isNotAllZero());
  }

  @Test
  void it_is_finite_for_extreme_logits() {
    everyTrial(
        (trial, run) -> {
          NDArray targets = Named.in(run.inputs(clips()), "targets");
          for (float factor : new float[] {EXTREME, -EXTREME}) {
            Differentiated result =
                run.differentiate(with(run, LossTrial.LOGITS, targets.mul(factor)));
            result.outputs().forEach(loss -> assertThat(loss).as("loss").isFinite());
            assertThat(result.gradient(LossTrial.LOGITS)).as("gradient").isFinite();
          }
        });
  }

  @Test
  void it_is_finite_from_the_first_step_to_the_last() {
    everyTrial(
        (trial, run) -> {
          for (float[] stage : new float[][] {{0, 0}, {1, 0.001f}, {1000, 1}}) {
            Map<String, NDArray> inputs = new LinkedHashMap<>(run.inputs(clips()));
            inputs.put("epoch", run.manager().create(stage, new Shape(2)).get(0));
            inputs.put("progress", run.manager().create(stage, new Shape(2)).get(1));
            run.evaluate(inputs)
                .forEach(loss -> assertThat(loss).as("after epoch %s", stage[0]).isFinite());
          }
        });
  }
}
