package org.polyfuse.testkit.contract;

import static org.polyfuse.testkit.TensorAssertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.nn.Attended;
import org.polyfuse.api.nn.Attention;
import org.polyfuse.api.nn.AttentionFactory;
import org.polyfuse.api.nn.Init;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.api.nn.Sequence;
import org.polyfuse.api.nn.SequenceShape;

/** What holds for every attention. To be extended with {@link #factory()}. */
public abstract class AttentionContract extends BlockContract<AttentionFactory<?>, Attention> {

  /** For the extending class. */
  protected AttentionContract() {}

  /** Inputs to try; those that the attention refuses are left out. */
  protected List<SequenceShape> inputs() {
    return List.of(SequenceShape.of(16, 0.32), SequenceShape.of(5, 0.32));
  }

  @Override
  protected int steps() {
    return 9;
  }

  @Override
  protected final Class<?> spi() {
    return AttentionFactory.class;
  }

  @Override
  final List<Trial<Attention>> trials() {
    Trial.Taken<Attention> trials = new Trial.Taken<>();
    for (Record settings : settings()) {
      for (SequenceShape input : inputs()) {
        trials.add(
            new SequenceTrial<>(
                settings,
                input,
                Init.normal(1),
                () -> create(settings, input),
                AttentionContract::run));
      }
    }
    return trials.taken();
  }

  @SuppressWarnings("unchecked") // settings() gives records of the factory's own type
  private Attention create(Record settings, SequenceShape input) {
    return ((AttentionFactory<Record>) factory()).create(resolved(settings), input);
  }

  private static List<NDArray> run(Attention attention, Pass pass, Sequence input) {
    Attended attended = attention.attend(pass, input);
    return List.of(attended.global(), attended.weighted(), attended.weights());
  }

  @Test
  void shapes_are_those_of_the_input() {
    everyTrial(
        (trial, run) -> {
          NDArray values = Named.in(run.inputs(clips()), VALUES);
          List<NDArray> attended = run.evaluate(clips());
          long channels = values.getShape().get(2);
          assertThat(attended.get(0)).as("global vector").hasShape(clips().size(), channels);
          assertThat(attended.get(1)).as("weighted steps").hasShape(values.getShape());
          assertThat(attended.get(2)).as("weights").hasShape(clips().size(), clips().padded());
        });
  }

  @Test
  void weights_sum_to_one_over_valid_steps_and_are_zero_elsewhere() {
    everyTrial(
        (trial, run) -> {
          Clips some = clips().without(2);
          NDArray weights = run.evaluate(some).get(2);
          NDArray mask = Named.in(run.inputs(some), MASK);
          assertThat(weights.mul(mask)).as("weights of valid steps").isEqualToExactly(weights);
          assertThat(weights.abs()).as("weights are 0 or more").isEqualToExactly(weights);
          assertThat(weights.sum(new int[] {1}))
              .as("sums of weights, 0 without a valid step")
              .isCloseTo(some.present(mask.getManager()), ROUND_OFF);
        });
  }

  @Test
  void the_global_vector_is_the_sum_of_the_weighted_steps() {
    everyTrial(
        (trial, run) -> {
          List<NDArray> attended = run.evaluate(clips());
          NDArray values = Named.in(run.inputs(clips()), VALUES);
          assertThat(attended.get(1))
              .as("weighted steps")
              .isRelativelyCloseTo(values.mul(attended.get(2).expandDims(2)), ROUND_OFF);
          assertThat(attended.get(0))
              .as("global vector")
              .isRelativelyCloseTo(attended.get(1).sum(new int[] {1}), ROUND_OFF);
        });
  }

  @Test
  void gradients_reach_the_encoder() {
    everyTrial(
        (trial, run) ->
            assertThat(run.differentiate(clips()).gradient(VALUES))
                .as("gradient of the steps")
                .isNotAllZero());
  }
}
