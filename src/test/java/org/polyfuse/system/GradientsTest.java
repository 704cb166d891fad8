package org.polyfuse.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyfuse.api.nn.NamedParameters;
import org.polyfuse.runtime.corpus.Corpus;
import org.polyfuse.runtime.engine.HostOutputs;
import org.polyfuse.runtime.engine.TrainingSession;
import org.polyfuse.runtime.weights.HostTensor;

/** Every system of {@code examples/small} on the engine, from sound and markers on. */
class GradientsTest {

  private static Corpus corpus;

  @BeforeAll
  static void load() {
    corpus = Assembly.corpus(SmallConfigs.narrow("am-fbp"));
  }

  static Stream<String> small() {
    return SmallConfigs.names();
  }

  @ParameterizedTest
  @MethodSource("small")
  void each_trainable_parameter_receives_a_gradient(String name) {
    // plain gradient descent moves what has a gradient, and nothing else
    Assembly system =
        new Assembly(
            SmallConfigs.narrow(name, "training.optimizer={type: sgd, learningRate: 1}"), corpus);
    Map<String, HostTensor> before = system.weights();

    try (TrainingSession session = system.session("cpu")) {
      assertThat(session.train(system.batches().get(0), 1, 1).loss()).isFinite();
      Map<String, HostTensor> after = session.weights();
      NamedParameters.of(system.network())
          .forEach(
              (parameter, declared) ->
                  assertThat(
                          Arrays.equals(
                              after.get(parameter).values(), before.get(parameter).values()))
                      .as(parameter)
                      .isEqualTo(!declared.requiresGradient()));
    }
  }

  @ParameterizedTest
  @MethodSource("small")
  void attention_of_each_recording_sums_to_one(String name) {
    Assembly system = new Assembly(SmallConfigs.narrow(name), corpus);
    try (TrainingSession session = system.session("cpu")) {
      HostOutputs outputs = session.evaluate(system.batches().get(0));
      assertThat(outputs.attention().keySet()).isEqualTo(system.network().towers().keySet());
      for (HostTensor weights : List.copyOf(outputs.attention().values())) {
        double sum = 0;
        for (float weight : weights.values()) {
          sum += weight;
        }
        assertThat(sum).isCloseTo(weights.shape()[0], org.assertj.core.api.Assertions.within(1e-3));
      }
    }
  }
}
