package org.polyfuse.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.polyfuse.testkit.TensorAssertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.PartFactory;
import org.polyfuse.api.nn.NamedParameters;
import org.polyfuse.api.nn.Part;
import org.polyfuse.testkit.BlockHarness;
import org.polyfuse.testkit.Differentiated;
import org.polyfuse.testkit.OtherEngine;
import org.polyfuse.testkit.Recorder;
import org.polyfuse.trace.NotRecordable;

/**
 * What holds for every part of a network, whatever it computes. Each check runs on every setting of
 * {@link #settings()} with every input that the part takes, and names the one that fails.
 *
 * @param <F> the interface
 * @param <P> what it makes
 */
public abstract class BlockContract<F extends PartFactory<?>, P extends Part>
    extends PartContract<F> {

  static final String VALUES = "values";
  static final String MASK = "mask";
  static final double ROUND_OFF = 1e-4;
  private static final int SEED = 3;

  BlockContract() {}

  /** The steps of the longest recording of a test, 4 or more; 70 at first. */
  protected int steps() {
    return 70;
  }

  abstract List<Trial<P>> trials();

  /** Four recordings, one of a single step. */
  final Clips clips() {
    return Clips.of(steps(), steps() * 2 / 3, steps() / 2, 1);
  }

  /** A check of one trial. */
  interface Check<P extends Part> {
    void of(Trial<P> trial, TrialRun<P> run);
  }

  final void everyTrial(Check<P> check) {
    for (Trial<P> trial : trials()) {
      try (BlockHarness<P> harness = BlockHarness.of(trial.create(), SEED)) {
        check.of(trial, new TrialRun<>(trial, harness));
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(String.format(Locale.ROOT, "%s: %s", trial, e.getMessage()), e);
      }
    }
  }

  @Test
  void it_runs_where_only_shapes_are_known() {
    everyTrial(
        (trial, run) -> {
          Recorder recorder = new Recorder();
          List<Shape> recorded = record(trial, recorder, true);
          assertThat(record(trial, recorder, false)).isEqualTo(recorded);
          assertThat(shapes(run.evaluate(clips()))).as("shapes with values").isEqualTo(recorded);
          P part = trial.create();
          Map<String, NDArray> symbols = trial.inputs(recorder.manager(), clips());
          assertThat(shapes(run.evaluateSupervised(clips())))
              .as("shapes with values in a step of training")
              .isEqualTo(shapes(trial.supervised(part, recorder.pass(part, true), symbols)));
        });
  }

  @Test
  void every_parameter_that_it_uses_is_declared() {
    everyTrial(
        (trial, run) -> {
          Recorder recorder = new Recorder();
          P part = trial.create();
          record(trial, part, recorder, true);
          assertThat(NamedParameters.of(part).values())
              .as("parameters of the part and its children")
              .containsAll(recorder.parameters());
        });
  }

  private List<Shape> record(Trial<P> trial, Recorder recorder, boolean training) {
    return record(trial, trial.create(), recorder, training);
  }

  private List<Shape> record(Trial<P> trial, P part, Recorder recorder, boolean training) {
    Map<String, NDArray> symbols = trial.inputs(recorder.manager(), clips());
    try {
      return shapes(trial.run(part, recorder.pass(part, training), symbols));
    } catch (IllegalArgumentException | NotRecordable e) {
      throw new AssertionError(
          String.format(
              Locale.ROOT, "%s%nRecorded before it:%n%s", e.getMessage(), recorder.trace()),
          e);
    }
  }

  private static List<Shape> shapes(List<NDArray> arrays) {
    return arrays.stream().map(NDArray::getShape).toList();
  }

  @Test
  void every_trained_parameter_receives_a_gradient_and_moves() {
    everyTrial(
        (trial, run) -> {
          List<NDArray> before = run.evaluate(clips());
          Differentiated result = run.training(true).differentiate(clips());
          run.trained()
              .forEach(
                  name -> {
                    assertThat(result.parameters()).as("gradients").containsKey(name);
                    assertThat(result.gradient(name)).as(name).isFinite().isNotAllZero();
                    run.step(name, result.gradient(name));
                  });
          List<NDArray> after = run.training(false).evaluate(clips());
          after.forEach(output -> assertThat(output).as("after a step").isFinite());
          assertThat(run.trained().isEmpty() || !Rows.same(before, after))
              .as("a step changes what comes out")
              .isTrue();
        });
  }

  @Test
  void a_garbage_collection_before_the_backward_pass_changes_nothing() {
    everyTrial(
        (trial, run) -> {
          Differentiated quiet = run.differentiate(clips());
          Differentiated collected = run.collecting().differentiate(clips());
          run.trained()
              .forEach(
                  name ->
                      assertThat(collected.gradient(name))
                          .as("gradient of " + name)
                          .isRelativelyCloseTo(quiet.gradient(name), ROUND_OFF));
          quiet
              .inputs()
              .forEach(
                  (name, gradient) ->
                      assertThat(collected.gradient(name))
                          .as("gradient of " + name)
                          .isRelativelyCloseTo(gradient, ROUND_OFF));
        });
  }

  @Test
  void padding_never_changes_the_result() {
    everyTrial(
        (trial, run) -> {
          List<NDArray> together = run.evaluate(clips());
          for (int i = 0; i < clips().size(); i++) {
            Rows.assertPadded(together, i, run.evaluate(clips().alone(i)));
          }
        });
  }

  @Test
  void what_padded_steps_hold_does_not_matter() {
    everyTrial(
        (trial, run) ->
            Rows.assertClose(
                run.evaluate(clips().otherwisePadded()), run.evaluate(clips()), "other padding"));
  }

  @Test
  void a_batch_of_one_gives_what_the_recording_gives_among_others() {
    everyTrial(
        (trial, run) -> {
          List<NDArray> together = run.evaluate(clips());
          for (int i = 0; i < clips().size(); i++) {
            Rows.assertClose(
                run.evaluate(clips(), i),
                Rows.of(together, i),
                String.format(Locale.ROOT, "recording %d alone", i));
          }
        });
  }

  @Test
  void the_order_of_recordings_does_not_matter() {
    everyTrial(
        (trial, run) ->
            Rows.assertClose(
                run.evaluate(clips(), 2, 0, 3, 1),
                Rows.of(run.evaluate(clips()), 2, 0, 3, 1),
                "another order"));
  }

  @Test
  void the_same_seed_gives_the_same_output() {
    everyTrial(
        (trial, run) -> {
          try (BlockHarness<P> harness = BlockHarness.of(trial.create(), SEED)) {
            TrialRun<P> second = new TrialRun<>(trial, harness);
            List<NDArray> outputs = run.training(true).seed(5).evaluate(clips());
            Rows.assertSame(second.training(true).seed(5).evaluate(clips()), outputs);
          }
        });
  }

  @Test
  void there_is_no_randomness_in_evaluation() {
    everyTrial(
        (trial, run) -> {
          List<NDArray> outputs = run.seed(5).evaluate(clips());
          Rows.assertSame(run.seed(6).evaluate(clips()), outputs);
        });
  }

  @Test
  void weights_saved_and_loaded_by_name_give_the_same_output() {
    everyTrial(
        (trial, run) -> {
          run.training(true).differentiate(clips()); // what a part learns in a pass is saved too
          List<NDArray> outputs = run.training(false).evaluate(clips());
          try (BlockHarness<P> harness = BlockHarness.of(trial.create(), SEED + 1)) {
            TrialRun<P> loaded = new TrialRun<>(trial, harness);
            loaded.load(run.save());
            Rows.assertSame(loaded.evaluate(clips()), outputs);
          }
        });
  }

  @Test
  void a_recording_without_a_valid_step_is_finite() {
    everyTrial(
        (trial, run) -> {
          Clips some = clips().without(1, 3);
          run.evaluate(some).forEach(output -> assertThat(output).as("output").isFinite());
          Differentiated result = run.differentiate(some);
          result
              .inputs()
              .forEach(
                  (name, gradient) -> assertThat(gradient).as("gradient of " + name).isFinite());
          result
              .parameters()
              .forEach(
                  (name, gradient) -> assertThat(gradient).as("gradient of " + name).isFinite());
        });
  }

  /** Needs an {@link OtherEngine} on the test class path, and is skipped without one. */
  @Test
  void each_engine_that_is_there_gives_the_same() {
    List<OtherEngine> engines =
        ServiceLoader.load(OtherEngine.class).stream().map(ServiceLoader.Provider::get).toList();
    Assumptions.assumeFalse(engines.isEmpty(), "no other engine is on the test class path");
    everyTrial(
        (trial, run) ->
            engines.forEach(engine -> EngineComparison.assertSame(run, engine, clips())));
  }
}
