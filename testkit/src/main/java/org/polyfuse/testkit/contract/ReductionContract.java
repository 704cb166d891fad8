package org.polyfuse.testkit.contract;

import static org.polyfuse.testkit.TensorAssertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.nn.Init;
import org.polyfuse.api.nn.Masks;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.api.nn.Reduction;
import org.polyfuse.api.nn.ReductionFactory;
import org.polyfuse.api.nn.Sequence;
import org.polyfuse.api.nn.SequenceShape;

/** What holds for every reduction. To be extended with {@link #factory()}. */
public abstract class ReductionContract extends BlockContract<ReductionFactory<?>, Reduction> {

  /** For the extending class. */
  protected ReductionContract() {}

  /** Inputs to try; those that the reduction refuses are left out. */
  protected List<SequenceShape> inputs() {
    return List.of(SequenceShape.of(24, 0.32), SequenceShape.of(7, 0.32));
  }

  @Override
  protected int steps() {
    return 9;
  }

  @Override
  protected final Class<?> spi() {
    return ReductionFactory.class;
  }

  @Override
  final List<Trial<Reduction>> trials() {
    Trial.Taken<Reduction> trials = new Trial.Taken<>();
    for (Record settings : settings()) {
      for (SequenceShape input : inputs()) {
        trials.add(
            new SequenceTrial<>(
                settings,
                input,
                Init.normal(1),
                () -> create(settings, input),
                ReductionContract::run));
      }
    }
    return trials.taken();
  }

  @SuppressWarnings("unchecked") // settings() gives records of the factory's own type
  private Reduction create(Record settings, SequenceShape input) {
    return ((ReductionFactory<Record>) factory()).create(resolved(settings), input);
  }

  private static List<NDArray> run(Reduction reduction, Pass pass, Sequence input) {
    Sequence reduced = reduction.reduce(pass, input);
    return List.of(Masks.apply(reduced.values(), reduced.mask(), 1), reduced.mask());
  }

  @Test
  void the_shape_is_that_declared_and_the_mask_stays() {
    everyTrial(
        (trial, run) -> {
          Reduction reduction = run.part();
          List<NDArray> reduced = run.evaluate(clips());
          assertThat(reduced.get(0))
              .as("reduced steps, declared as %s", reduction.output())
              .hasShape(clips().size(), clips().padded(), reduction.output().channels());
          assertThat(reduced.get(1))
              .as("mask")
              .isEqualToExactly(Named.in(run.inputs(clips()), MASK));
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
