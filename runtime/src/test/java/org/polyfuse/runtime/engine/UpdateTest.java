package org.polyfuse.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.run.SmallSystem;
import org.polyfuse.runtime.weights.HostTensor;

/** One step of each update rule against its formula; gradients are read off a plain SGD step. */
class UpdateTest {

  private static final String[] SGD = {"training.optimizer.type=sgd", "fusion.dropout=0"};
  private static final double RATE = 0.5;

  @Test
  void clipping_shrinks_gradients_of_both_signs_to_the_joint_norm() {
    Map<String, float[]> gradients = gradients();
    double norm = norm(gradients);
    assertThat(Arrays.stream(flat(gradients)).min().orElseThrow()).isNegative();
    assertThat(Arrays.stream(flat(gradients)).max().orElseThrow()).isPositive();

    Map<String, float[]> clipped = moves("training.optimizer.clip=" + norm / 4);

    gradients.forEach(
        (name, values) ->
            assertThat(clipped.get(name))
                .as(name)
                .containsExactly(scaled(values, 0.25), within(1e-5f)));
  }

  @Test
  void gradients_within_the_limit_are_not_clipped() {
    Map<String, float[]> gradients = gradients();

    Map<String, float[]> free = moves("training.optimizer.clip=" + 4 * norm(gradients));

    gradients.forEach(
        (name, values) ->
            assertThat(free.get(name)).as(name).containsExactly(values, within(1e-6f)));
  }

  @Test
  void weight_decay_pulls_weights_to_zero_and_leaves_biases_alone() {
    Map<String, HostTensor> start = SmallSystem.of(SGD).weights();
    Map<String, float[]> gradients = gradients();

    Map<String, float[]> decayed = moves("training.optimizer.weightDecay=0.1");

    for (String name : gradients.keySet()) {
      double decay = name.endsWith("bias") ? 0 : 0.1;
      float[] expected = gradients.get(name).clone();
      for (int i = 0; i < expected.length; i++) {
        expected[i] += (float) (decay * start.get(name).values()[i]);
      }
      assertThat(decayed.get(name)).as(name).containsExactly(expected, within(1e-5f));
    }
  }

  @Test
  void the_first_step_of_adam_goes_by_the_sign_of_the_gradient() {
    Map<String, float[]> gradients = gradients();
    SmallSystem adam = SmallSystem.of("fusion.dropout=0");

    Map<String, float[]> moves = moves(adam);

    gradients.forEach(
        (name, values) -> {
          for (int i = 0; i < values.length; i++) {
            if (Math.abs(values[i]) > 1e-4) { // far above epsilon
              assertThat(moves.get(name)[i]).isCloseTo(Math.signum(values[i]), within(1e-2f));
            }
          }
        });
  }

  private static Map<String, float[]> gradients() {
    return moves(SmallSystem.of(SGD));
  }

  private static Map<String, float[]> moves(String setting) {
    return moves(SmallSystem.of(SGD[0], SGD[1], setting));
  }

  /** How far each weight went down in one step, divided by the learning rate. */
  private static Map<String, float[]> moves(SmallSystem system) {
    HostBatch batch = system.batches().get(0);
    Map<String, HostTensor> before = system.weights();
    try (TrainingSession session = system.session()) {
      session.train(batch, 1, RATE);
      Map<String, HostTensor> after = session.weights();
      Map<String, float[]> moves = new LinkedHashMap<>();
      before.forEach(
          (name, tensor) -> moves.put(name, move(tensor.values(), after.get(name).values())));
      return moves;
    }
  }

  private static float[] move(float[] before, float[] after) {
    float[] move = new float[before.length];
    for (int i = 0; i < move.length; i++) {
      move[i] = (float) ((before[i] - after[i]) / RATE);
    }
    return move;
  }

  private static float[] scaled(float[] values, double factor) {
    float[] scaled = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      scaled[i] = (float) (values[i] * factor);
    }
    return scaled;
  }

  private static double norm(Map<String, float[]> gradients) {
    return Math.sqrt(Arrays.stream(flat(gradients)).map(value -> value * value).sum());
  }

  private static double[] flat(Map<String, float[]> gradients) {
    return gradients.values().stream()
        .flatMapToDouble(
            values ->
                java.util.stream.IntStream.range(0, values.length).mapToDouble(i -> values[i]))
        .toArray();
  }
}
