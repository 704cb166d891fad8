package org.polyfuse.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyfuse.runtime.engine.TrainingSession.StepResult;
import org.polyfuse.runtime.run.SmallSystem;
import org.polyfuse.runtime.weights.HostTensor;

/** A device that stands twice shares the work of a batch; the result is that of one. */
class DataParallelTest {

  private static final double TOLERANCE = 1e-5;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "training.optimizer.clip=0",
        "training.optimizer.clip=0.05",
        "training.optimizer.weightDecay=0.1",
        "training.classWeights=balanced",
        "fusion.type=decision"
      })
  void several_shards_learn_as_one_batch(String setting) {
    List<String> settings = new ArrayList<>(List.of("training.optimizer.type=sgd", setting));
    if (!setting.startsWith("fusion")) {
      settings.add("fusion.dropout=0");
    }
    Map<String, HostTensor> one = weights(settings, "cpu");

    assertThat(Steps.distance(one, weights(settings, "[cpu, cpu]"))).isLessThan(TOLERANCE);
    assertThat(Steps.distance(one, weights(settings, "[cpu, cpu, cpu]"))).isLessThan(TOLERANCE);
  }

  @Test
  void adam_does_too() {
    List<String> settings = List.of("fusion.dropout=0", "training.optimizer.weightDecay=0.01");
    Map<String, HostTensor> one = weights(settings, "cpu");

    assertThat(Steps.distance(one, weights(settings, "[cpu, cpu]"))).isLessThan(TOLERANCE);
  }

  private static Map<String, HostTensor> weights(List<String> settings, String devices) {
    List<String> all = new ArrayList<>(settings);
    all.add("engine.device=" + devices);
    return Steps.weightsAfter(SmallSystem.of(all.toArray(new String[0])), 6, 7);
  }

  @Test
  void a_batch_smaller_than_the_number_of_devices_is_learnt_from() {
    SmallSystem one = SmallSystem.of("fusion.dropout=0", "training.optimizer.type=sgd");
    SmallSystem two =
        SmallSystem.of(
            "fusion.dropout=0", "training.optimizer.type=sgd", "engine.device=[cpu, cpu]");

    assertThat(Steps.distance(afterOne(one), afterOne(two))).isLessThan(TOLERANCE);
  }

  private static Map<String, HostTensor> afterOne(SmallSystem system) {
    try (TrainingSession session = system.session()) {
      Steps.make(session, system.batches(), 0, 2, 7);
      StepResult result =
          session.train(system.batch(system.train().subList(0, 1)), 3, Steps.LEARNING_RATE);
      assertThat(result.posteriors()).hasSize(4);
      return session.weights();
    }
  }

  @Test
  void posteriors_come_in_the_order_of_the_batch() {
    SmallSystem one = SmallSystem.of("fusion.dropout=0");
    SmallSystem two = SmallSystem.of("fusion.dropout=0", "engine.device=[cpu, cpu, cpu]");

    StepResult expected = firstStep(one);
    StepResult result = firstStep(two);

    assertThat(result.loss())
        .isCloseTo(expected.loss(), org.assertj.core.api.Assertions.within(1e-6));
    assertThat(result.posteriors())
        .hasSize(8 * 4)
        .containsExactly(expected.posteriors(), org.assertj.core.api.Assertions.within(1e-6f));
  }

  private static StepResult firstStep(SmallSystem system) {
    try (TrainingSession session = system.session()) {
      return session.train(system.batches().get(0), 1, Steps.LEARNING_RATE);
    }
  }
}
