package org.polyfuse.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.run.SmallSystem;
import org.polyfuse.runtime.weights.HostTensor;

class TrainingSessionTest {

  @Test
  void the_same_seed_gives_the_same_bits_with_dropout() {
    SmallSystem system = SmallSystem.of();

    Map<String, HostTensor> once = Steps.weightsAfter(system, 5, 7);
    Map<String, HostTensor> again = Steps.weightsAfter(system, 5, 7);

    assertThat(Steps.bits(again)).isEqualTo(Steps.bits(once));
  }

  @Test
  void another_seed_gives_other_weights_because_of_dropout() {
    SmallSystem system = SmallSystem.of();

    Map<String, HostTensor> one = Steps.weightsAfter(system, 5, 7);
    Map<String, HostTensor> other = Steps.weightsAfter(system, 5, 8);

    assertThat(Steps.distance(one, other)).isGreaterThan(1e-4);
  }

  @Test
  void evaluation_in_between_changes_nothing_in_training() {
    SmallSystem system = SmallSystem.of();
    List<HostBatch> batches = system.batches();
    Map<String, HostTensor> undisturbed = Steps.weightsAfter(system, 4, 7);

    try (TrainingSession session = system.session()) {
      for (int step = 0; step < 4; step++) {
        Steps.make(session, batches, step, step + 1, 7);
        Map<String, HostTensor> before = session.weights();
        session.evaluate(batches.get(0));
        assertThat(Steps.bits(session.weights())).isEqualTo(Steps.bits(before));
      }
      assertThat(Steps.bits(session.weights())).isEqualTo(Steps.bits(undisturbed));
    }
  }

  @Test
  void a_session_goes_on_from_weights_and_moments_to_the_same_bits() {
    SmallSystem system = SmallSystem.of();
    assertGoesOn(system, List.of("mean.head.bias", "variance.head.bias"));
  }

  @Test
  void gradient_descent_with_momentum_goes_on_to_the_same_bits() {
    SmallSystem system =
        SmallSystem.of("training.optimizer.type=sgd", "training.optimizer.momentum=0.9");
    assertGoesOn(system, List.of("momentum.head.bias"));
  }

  private static void assertGoesOn(SmallSystem system, List<String> moments) {
    List<HostBatch> batches = system.batches();
    Map<String, HostTensor> undisturbed = Steps.weightsAfter(system, 6, 7);
    Map<String, HostTensor> weights;
    OptimizerState state;
    try (TrainingSession first = system.session()) {
      Steps.make(first, batches, 0, 3, 7);
      weights = first.weights();
      state = first.optimizerState();
    }
    assertThat(state.steps()).isEqualTo(3);
    assertThat(state.moments()).containsKeys(moments.toArray(new String[0]));
    try (TrainingSession second = system.session()) {
      second.assign(weights);
      second.restore(state);
      assertThat(Steps.bits(second.optimizerState().moments()))
          .isEqualTo(Steps.bits(state.moments()));
      Steps.make(second, batches, 3, 6, 7);
      assertThat(Steps.bits(second.weights())).isEqualTo(Steps.bits(undisturbed));
    }
  }

  @Test
  void momentum_carries_the_last_step_on() {
    HostBatch batch = SmallSystem.of().batches().get(0);
    String[] plain = {"training.optimizer.type=sgd", "fusion.dropout=0"};
    SmallSystem without = SmallSystem.of(plain);
    SmallSystem with = SmallSystem.of(plain[0], plain[1], "training.optimizer.momentum=0.5");

    float[] start = bias(without.weights());
    float[] one = headBias(without, batch, 1);
    float[] two = headBias(without, batch, 2);
    float[] carried = headBias(with, batch, 2);

    for (int i = 0; i < start.length; i++) {
      float expected = two[i] + 0.5f * (one[i] - start[i]);
      assertThat(carried[i]).isCloseTo(expected, org.assertj.core.api.Assertions.within(1e-6f));
    }
  }

  private static float[] headBias(SmallSystem system, HostBatch batch, int steps) {
    try (TrainingSession session = system.session()) {
      Steps.make(session, List.of(batch), 0, steps, 7);
      return bias(session.weights());
    }
  }

  private static float[] bias(Map<String, HostTensor> weights) {
    return weights.get("head.bias").values();
  }

  @Test
  void weights_of_another_shape_are_refused() {
    SmallSystem system = SmallSystem.of();
    Map<String, HostTensor> wrong = new LinkedHashMap<>(system.weights());
    wrong.put("head.bias", new HostTensor(new float[3], new long[] {3}));

    assertThatThrownBy(() -> SmallSystem.engine().train(system.sessionPlan(wrong)))
        .hasMessage("head.bias: expected shape (4) but got (3)");
    try (TrainingSession session = system.session()) {
      assertThatThrownBy(() -> session.assign(Map.of("head.bias", wrong.get("head.bias"))))
          .hasMessage("head.bias: expected shape (4) but got (3)");
      assertThatThrownBy(() -> session.assign(Map.of("nose", wrong.get("head.bias"))))
          .hasMessageStartingWith("nose: ");
    }
  }

  @Test
  void a_weight_without_a_value_is_refused() {
    SmallSystem system = SmallSystem.of();
    Map<String, HostTensor> fewer = new LinkedHashMap<>(system.weights());
    fewer.remove("head.bias");

    assertThatThrownBy(() -> SmallSystem.engine().train(system.sessionPlan(fewer)))
        .hasMessage("head.bias: no value for this parameter");
  }

  @Test
  void a_device_that_is_not_there_is_refused_in_words() {
    SmallSystem system = SmallSystem.of("engine.device=gpu:77");

    assertThatThrownBy(system::session)
        .isInstanceOf(PolyfuseException.class)
        .hasMessageMatching(
            "engine\\.device: 'gpu:77' is not there; PyTorch \\S+ has cpu.*\\."
                + " Choose one of these, or auto\\.");
  }

  @Test
  void frozen_weights_stay_and_the_others_move() {
    SmallSystem system = SmallSystem.of();
    SessionPlan all = system.sessionPlan();
    SessionPlan plan =
        new SessionPlan(
            all.network(), all.weights(), all.rule(), List.of("modalities.audio."), all.devices());

    try (TrainingSession session = SmallSystem.engine().train(plan)) {
      Steps.make(session, system.batches(), 0, 3, 7);
      Map<String, HostTensor> after = session.weights();
      assertThat(all.weights().keySet())
          .allSatisfy(
              name ->
                  assertThat(
                          Steps.bits(after.get(name).values())
                              .equals(Steps.bits(all.weights().get(name).values())))
                      .as(name)
                      .isEqualTo(name.startsWith("modalities.audio.")));
    }
  }
}
