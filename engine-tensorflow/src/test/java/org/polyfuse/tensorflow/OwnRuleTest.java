package org.polyfuse.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.train.Moved;
import org.polyfuse.api.train.Slope;
import org.polyfuse.api.train.UpdateRule;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.engine.OptimizerState;
import org.polyfuse.runtime.engine.TrainingSession;
import org.polyfuse.runtime.run.StudySystem;
import org.polyfuse.runtime.weights.HostTensor;

/** An update rule that no engine knows, on both of them. */
class OwnRuleTest {

  private static final StudySystem SYSTEM = Systems.ofThree("concat");
  private static final List<HostBatch> BATCHES = SYSTEM.batches();
  private static final UpdateRule RULE = new Lagging();

  /**
   * Takes this gradient and the one before, in steps that become smaller. What it remembers from
   * now on depends on nothing that it remembered: an engine must not forget the one too early.
   */
  private record Lagging() implements UpdateRule {

    @Override
    public double learningRate() {
      return 1e-2;
    }

    @Override
    public double weightDecay() {
      return 0.1;
    }

    @Override
    public double clip() {
      return 0.5;
    }

    @Override
    public boolean decoupled() {
      return true;
    }

    @Override
    public List<String> state() {
      return List.of("before");
    }

    @Override
    public Moved move(Slope slope) {
      NDArray both = slope.gradient().add(slope.state("before"));
      NDArray move = both.mul(slope.rate()).div(slope.step());
      return new Moved(slope.weight().sub(move), Map.of("before", slope.gradient()));
    }
  }

  /** Uses an operation that TensorFlow has not. */
  private record Spectral() implements UpdateRule {

    @Override
    public double learningRate() {
      return 1;
    }

    @Override
    public Moved move(Slope slope) {
      return Moved.to(slope.gradient().fft(2));
    }
  }

  private static TrainingSession session(String engine) {
    return StudySystem.engine(engine).train(SYSTEM.plan(SYSTEM.weights(), RULE, "cpu"));
  }

  /** Each step with a learning rate of its own, as a schedule gives it. */
  private static void train(TrainingSession session, int from, int to) {
    for (int i = from; i < to; i++) {
      session.train(BATCHES.get(i % BATCHES.size()), 31L * i, RULE.learningRate() * (1 + i));
    }
  }

  @Test
  void it_moves_weights_alike_on_both_engines() {
    Map<String, Map<String, HostTensor>> weights = new LinkedHashMap<>();
    for (String engine : List.of("PyTorch", "TensorFlow")) {
      try (TrainingSession session = session(engine)) {
        train(session, 0, 4);
        weights.put(engine, session.weights());
        assertThat(session.optimizerState().moments().keySet())
            .allMatch(name -> name.startsWith("before."));
      }
    }

    Map<String, HostTensor> found = weights.get("TensorFlow");
    assertThat(Systems.distance(found, SYSTEM.weights())).isGreaterThan(1e-3);
    assertThat(Systems.distance(found, weights.get("PyTorch"))).isLessThan(1e-6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PyTorch", "TensorFlow"})
  void a_resumed_session_goes_on_to_the_same_bits(String engine) {
    Map<String, HostTensor> middle;
    OptimizerState state;
    Map<String, HostTensor> end;
    try (TrainingSession whole = session(engine)) {
      train(whole, 0, 3);
      middle = whole.weights();
      state = whole.optimizerState();
      train(whole, 3, 5);
      end = whole.weights();
    }
    try (TrainingSession resumed = session(engine)) {
      resumed.assign(middle);
      resumed.restore(state);
      train(resumed, 3, 5);

      assertThat(Systems.sameBits(resumed.weights(), end)).isTrue();
    }
  }

  @Test
  void an_operation_that_it_lacks_is_named_with_the_rule_before_anything_is_trained() {
    assertThatThrownBy(
            () ->
                StudySystem.engine("TensorFlow")
                    .verify(SYSTEM.network(), new Spectral(), BATCHES.get(0)))
        .isInstanceOf(PolyfuseException.class)
        .hasMessage(
            String.format(
                Locale.ROOT,
                "engine.name: TensorFlow lacks NDArray.fft, which %s uses. Use PyTorch, or another"
                    + " part.",
                Spectral.class.getName()));
  }
}
