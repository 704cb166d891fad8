package org.polyfuse.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.train.UpdateRule;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.engine.BlankBatch;
import org.polyfuse.runtime.engine.ComputeEngine;
import org.polyfuse.runtime.engine.InferenceSession;
import org.polyfuse.runtime.engine.OptimizerState;
import org.polyfuse.runtime.engine.SessionPlan;
import org.polyfuse.runtime.engine.TrainingSession;
import org.polyfuse.runtime.run.StudySystem;
import org.polyfuse.runtime.weights.HostTensor;

class TrainingSessionTest {

  private static final StudySystem SYSTEM = Systems.of("am-fbp");
  private static final StudySystem DROPPING = Systems.with("am-fbp", "0.3");
  private static final List<HostBatch> BATCHES = SYSTEM.batches();

  private static TrainingSession session(StudySystem system, UpdateRule rule, String... devices) {
    return StudySystem.engine("TensorFlow").train(system.plan(system.weights(), rule, devices));
  }

  static Stream<UpdateRule> rules() {
    return Stream.of(
        new UpdateRule.Sgd(1e-3, 0, 0, 0.9),
        new UpdateRule.Sgd(1e-3, 0.1, 0, 0),
        new UpdateRule.Sgd(1e-3, 0, 0.05, 0),
        new UpdateRule.Adam(1e-4, 0.01, 0.5, 0.9, 0.999, 1e-3));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void update_rules_move_weights_as_on_pytorch(UpdateRule rule) {
    try (TrainingSession found = session(SYSTEM, rule, "cpu");
        TrainingSession expected =
            StudySystem.engine("PyTorch").train(SYSTEM.plan(SYSTEM.weights(), rule, "cpu"))) {
      Systems.train(found, BATCHES, 0, 5, rule.learningRate());
      Systems.train(expected, BATCHES, 0, 5, rule.learningRate());

      assertThat(Systems.distance(found.weights(), expected.weights())).isLessThan(1e-4);
      OptimizerState state = expected.optimizerState();
      assertThat(found.optimizerState().steps()).isEqualTo(state.steps());
      state
          .moments()
          .forEach(
              (name, moment) ->
                  assertThat(Systems.relative(found.optimizerState().moments().get(name), moment))
                      .as(name)
                      .isLessThan(5e-3));
    }
  }

  @Test
  void the_same_seed_gives_the_same_bits_and_another_does_not() {
    List<Map<String, HostTensor>> weights = new ArrayList<>();
    for (int from : new int[] {0, 0, 1}) {
      try (TrainingSession session = session(DROPPING, Systems.ADAM, "cpu")) {
        for (int i = 0; i < 4; i++) {
          session.train(BATCHES.get(i % BATCHES.size()), from + i, 1e-3);
        }
        weights.add(session.weights());
      }
    }

    assertThat(Systems.sameBits(weights.get(0), weights.get(1))).isTrue();
    assertThat(Systems.sameBits(weights.get(0), weights.get(2))).isFalse();
  }

  @Test
  void a_resumed_session_goes_on_to_the_same_bits() {
    Map<String, HostTensor> middle;
    OptimizerState state;
    Map<String, HostTensor> end;
    try (TrainingSession whole = session(DROPPING, Systems.ADAM, "cpu")) {
      Systems.train(whole, BATCHES, 0, 3, 1e-3);
      middle = whole.weights();
      state = whole.optimizerState();
      Systems.train(whole, BATCHES, 3, 6, 1e-3);
      end = whole.weights();
    }
    try (TrainingSession resumed = session(DROPPING, Systems.ADAM, "cpu")) {
      resumed.assign(middle);
      resumed.restore(state);
      Systems.train(resumed, BATCHES, 3, 6, 1e-3);

      assertThat(Systems.sameBits(resumed.weights(), end)).isTrue();
    }
  }

  @Test
  void several_shards_learn_as_one_batch() {
    List<Map<String, HostTensor>> weights = new ArrayList<>();
    List<float[]> posteriors = new ArrayList<>();
    for (String[] devices : new String[][] {{"cpu"}, {"cpu", "cpu"}, {"cpu", "cpu", "cpu"}}) {
      try (TrainingSession session = session(SYSTEM, Systems.SGD, devices)) {
        posteriors.add(session.train(BATCHES.get(0), 1, 1e-2).posteriors());
        Systems.train(session, BATCHES, 1, 5, 1e-3);
        weights.add(session.weights());
      }
    }

    for (int i = 1; i < 3; i++) {
      assertThat(Systems.distance(weights.get(i), weights.get(0))).isLessThan(1e-5);
      assertThat(posteriors.get(i)).containsExactly(posteriors.get(0), within(1e-6f));
    }
  }

  @Test
  void frozen_weights_stay_and_the_others_move() {
    SessionPlan plan = SYSTEM.plan(SYSTEM.weights(), Systems.ADAM, "cpu");
    SessionPlan frozen =
        new SessionPlan(
            plan.network(),
            plan.weights(),
            plan.rule(),
            List.of("modalities.audio.encoder."),
            plan.devices());
    try (TrainingSession session = StudySystem.engine("TensorFlow").train(frozen)) {
      Systems.train(session, BATCHES, 0, 2, 1e-3);
      session
          .weights()
          .forEach(
              (name, after) -> {
                if (name.startsWith("modalities.audio.encoder.")) {
                  assertThat(after.values()).as(name).isEqualTo(plan.weights().get(name).values());
                }
              });
      assertThat(session.weights().get("head.weight").values())
          .isNotEqualTo(plan.weights().get("head.weight").values());
    }
  }

  @Test
  void twenty_shapes_are_learnt_from_while_four_are_kept() {
    ComputeEngine small = new TensorFlowEngineFactory(4).open(OptionalInt.of(2));
    ComputeEngine large = StudySystem.engine("TensorFlow");
    List<Map<String, HostTensor>> weights = new ArrayList<>();
    for (ComputeEngine engine : List.of(small, large)) {
      SessionPlan plan = SYSTEM.plan(SYSTEM.weights(), Systems.ADAM, "cpu");
      try (TrainingSession session = engine.train(plan)) {
        for (int i = 0; i < 20; i++) {
          HostBatch batch = BlankBatch.of(plan.network(), 1, 0.2 + 0.04 * i);
          session.train(batch, i, 1e-3);
        }
        weights.add(session.weights());
      }
    }

    assertThat(Systems.sameBits(weights.get(0), weights.get(1))).isTrue();
  }

  @Test
  void several_threads_get_what_one_gets_while_two_shapes_push_each_other_out() throws Exception {
    ComputeEngine small = new TensorFlowEngineFactory(1).open(OptionalInt.of(2));
    SessionPlan plan = SYSTEM.plan(SYSTEM.weights(), Systems.ADAM, "cpu");
    List<HostBatch> shapes =
        List.of(BlankBatch.of(plan.network(), 1, 0.2), BlankBatch.of(plan.network(), 2, 0.3));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (InferenceSession session = small.infer(plan)) {
      List<float[]> alone = new ArrayList<>();
      shapes.forEach(batch -> alone.add(session.evaluate(batch).posteriors()));
      List<Callable<float[]>> work = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        HostBatch batch = shapes.get(i % 2);
        work.add(() -> session.evaluate(batch).posteriors());
      }
      List<Future<float[]>> results = threads.invokeAll(work);
      for (int i = 0; i < results.size(); i++) {
        assertThat(results.get(i).get()).isEqualTo(alone.get(i % 2));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void a_device_that_is_not_there_is_refused_with_those_that_are() {
    assertThatThrownBy(() -> session(SYSTEM, Systems.SGD, "gpu:7"))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("engine.device: 'gpu:7' is not there; TensorFlow has cpu");
  }
}
