package org.polyfuse.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.engine.HostOutputs;
import org.polyfuse.runtime.engine.InferenceSession;
import org.polyfuse.runtime.engine.TrainingSession;
import org.polyfuse.runtime.run.StudySystem;
import org.polyfuse.runtime.weights.HostTensor;

/** TensorFlow and PyTorch make the same of every example. */
class EnginesAgreeTest {

  private static final double TOLERANCE = 1e-4;
  private static final List<String> ENGINES = List.of("PyTorch", "TensorFlow");

  static Stream<String> systems() {
    return Systems.NAMES.stream();
  }

  @ParameterizedTest
  @MethodSource("systems")
  void gradients_of_the_first_step_agree(String name) {
    StudySystem system = Systems.of(name);
    Map<String, HostTensor> start = system.weights();
    HostBatch batch = system.batches().get(0);

    Map<String, HostTensor> expected = gradients(system, start, batch, "PyTorch");
    Map<String, HostTensor> found = gradients(system, start, batch, "TensorFlow");

    expected.forEach(
        (parameter, gradient) ->
            assertThat(Systems.relative(found.get(parameter), gradient))
                .as("gradient of %s", parameter)
                .isLessThan(TOLERANCE));
  }

  static Stream<String> fusions() {
    return Stream.of("concat", "decision", "g-fbp", "ag-fbp", "m-fbp", "am-fbp");
  }

  @ParameterizedTest
  @MethodSource("fusions")
  void every_subset_of_three_streams_agrees(String fusion) {
    StudySystem system = Systems.ofThree(fusion);
    HostBatch batch = Systems.everySubset(system);
    Map<String, HostTensor> start = system.weights();

    assertSameOutputs(system, start, batch);
    float[] posteriors = outputs(system, start, batch, "TensorFlow").posteriors();
    double sumWithoutAny = 0;
    for (int k = 0; k < 4; k++) { // the first recording has no stream
      sumWithoutAny += posteriors[k];
      assertThat(posteriors[k]).isCloseTo(0.25f, within(1e-6f)); // biases are 0 at first
    }
    assertThat(sumWithoutAny).isCloseTo(1, within(1e-6));
    Map<String, HostTensor> expected = gradients(system, start, batch, "PyTorch");
    Map<String, HostTensor> found = gradients(system, start, batch, "TensorFlow");
    expected.forEach(
        (parameter, gradient) ->
            assertThat(Systems.relative(found.get(parameter), gradient))
                .as("gradient of %s", parameter)
                .isLessThan(TOLERANCE));
  }

  /** From a step so long that the weights before it do not matter for rounding. */
  private static Map<String, HostTensor> gradients(
      StudySystem system, Map<String, HostTensor> start, HostBatch batch, String engine) {
    double rate = 1e4;
    try (TrainingSession session =
        StudySystem.engine(engine).train(system.plan(start, Systems.SGD, "cpu"))) {
      session.train(batch, 1, rate);
      Map<String, HostTensor> gradients = new LinkedHashMap<>();
      session
          .weights()
          .forEach(
              (name, after) -> {
                float[] values = new float[after.values().length];
                for (int i = 0; i < values.length; i++) {
                  double before = start.get(name).values()[i];
                  values[i] = (float) ((before - after.values()[i]) / rate);
                }
                gradients.put(name, new HostTensor(values, after.shape()));
              });
      return gradients;
    }
  }

  @ParameterizedTest
  @MethodSource("systems")
  void ten_steps_and_the_posteriors_after_them_agree(String name) {
    StudySystem system = Systems.of(name);
    List<HostBatch> batches = system.batches();
    Map<String, double[]> losses = new LinkedHashMap<>();
    Map<String, Map<String, HostTensor>> weights = new LinkedHashMap<>();
    for (String engine : ENGINES) {
      try (TrainingSession session =
          StudySystem.engine(engine).train(system.plan(system.weights(), Systems.SGD, "cpu"))) {
        losses.put(engine, Systems.train(session, batches, 0, 10, 1e-4));
        weights.put(engine, session.weights());
      }
    }

    assertThat(losses.get("TensorFlow")).containsExactly(losses.get("PyTorch"), within(TOLERANCE));
    assertThat(Systems.distance(weights.get("TensorFlow"), weights.get("PyTorch")))
        .isLessThan(TOLERANCE);
    for (String engine : ENGINES) { // trained here, read there, and the other way round
      assertSameOutputs(system, weights.get(engine), batches.get(0));
    }
  }

  private static void assertSameOutputs(
      StudySystem system, Map<String, HostTensor> weights, HostBatch batch) {
    HostOutputs expected = outputs(system, weights, batch, "PyTorch");
    HostOutputs found = outputs(system, weights, batch, "TensorFlow");
    assertThat(found.loss()).isCloseTo(expected.loss(), within(TOLERANCE));
    assertThat(found.posteriors())
        .containsExactly(expected.posteriors(), within((float) TOLERANCE));
    assertAgree(found.towers(), expected.towers());
    assertAgree(found.diagnostics(), expected.diagnostics());
    assertAgree(found.attention(), expected.attention());
    assertThat(found.hidden().isPresent()).isEqualTo(expected.hidden().isPresent());
  }

  private static void assertAgree(Map<String, HostTensor> found, Map<String, HostTensor> expected) {
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (name, tensor) -> {
          assertThat(found.get(name).shape()).isEqualTo(tensor.shape());
          assertThat(Systems.relative(found.get(name), tensor)).as(name).isLessThan(TOLERANCE);
        });
  }

  private static HostOutputs outputs(
      StudySystem system, Map<String, HostTensor> weights, HostBatch batch, String engine) {
    try (InferenceSession session =
        StudySystem.engine(engine).infer(system.plan(weights, Systems.SGD, "cpu"))) {
      return session.evaluate(batch);
    }
  }
}
