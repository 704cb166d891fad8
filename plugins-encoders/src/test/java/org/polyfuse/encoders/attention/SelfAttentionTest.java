package org.polyfuse.encoders.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.polyfuse.testkit.TensorAssertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.nn.Attended;
import org.polyfuse.api.nn.Attention;
import org.polyfuse.api.nn.Sequence;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.encoders.Batches;
import org.polyfuse.testkit.BlockHarness;
import org.polyfuse.testkit.Differentiated;
import org.polyfuse.testkit.Golden;
import org.polyfuse.testkit.Recorder;
import org.polyfuse.testkit.TypedCall;

class SelfAttentionTest {

  private static final TypedCall<Attention> ATTEND =
      (part, pass, in) -> {
        Attended attended = part.attend(pass, new Sequence(in.get("a"), in.get("mask")));
        return List.of(attended.weights(), attended.weighted(), attended.global());
      };

  private static Attention self(boolean projection, double lambda, long channels) {
    return new SelfAttentionFactory()
        .create(
            new SelfAttentionFactory.Config(projection, lambda), SequenceShape.of(channels, 0.32));
  }

  private static Attention mean(long channels) {
    return new MeanAttentionFactory()
        .create(new MeanAttentionFactory.Config(), SequenceShape.of(channels, 0.32));
  }

  @Test
  void agrees_with_the_golden_numbers() {
    try (BlockHarness<Attention> probe = BlockHarness.of(mean(16), 1)) {
      double lambda = Golden.load(probe.manager(), "attention").scalar("lam");
      try (BlockHarness<Attention> harness = BlockHarness.of(self(true, lambda, 16), 1)) {
        Golden golden = Golden.load(harness.manager(), "attention");
        for (String name : List.of("W", "b", "u")) {
          harness.set(name, golden.array(name));
        }
        harness.input("a", golden.array("a")).constant("mask", golden.array("mask"));
        Differentiated result = harness.differentiate(ATTEND, golden.probes());
        for (int i = 0; i < 3; i++) {
          assertThat(result.outputs().get(i)).isRelativelyCloseTo(golden.output(i), 1e-5);
        }
        for (String name : List.of("a", "W", "b", "u")) {
          assertThat(result.gradient(name)).isRelativelyCloseTo(golden.array("grad_" + name), 1e-5);
        }
      }
    }
  }

  @Test
  void padding_changes_nothing_and_weighs_exactly_zero() {
    try (BlockHarness<Attention> harness = BlockHarness.of(self(true, 1, 8), 1)) {
      NDArray a = Batches.random(harness.manager(), 3, 2, 6, 8);
      NDArray mask = Batches.mask(harness.manager(), 6, 6, 4);
      List<NDArray> padded = harness.constant("a", a).constant("mask", mask).evaluate(ATTEND);
      List<NDArray> alone =
          harness
              .constant("a", a.get(new NDIndex("1:, :4")))
              .constant("mask", Batches.mask(harness.manager(), 4, 4))
              .evaluate(ATTEND);
      assertThat(padded.get(0).get("1:, :4")).isRelativelyCloseTo(alone.get(0), 1e-6);
      assertThat(padded.get(0).get("1, 4:")).isEqualToExactly(0, 0);
      assertThat(padded.get(2).get("1:")).isRelativelyCloseTo(alone.get(2), 1e-6);
    }
  }

  @Test
  void lambda_0_is_the_mean_of_the_valid_steps() {
    try (BlockHarness<Attention> self = BlockHarness.of(self(true, 0, 8), 1);
        BlockHarness<Attention> mean = BlockHarness.of(mean(8), 1)) {
      List<NDArray> one = run(self);
      List<NDArray> other = run(mean);
      for (int i = 0; i < one.size(); i++) {
        assertThat(one.get(i)).isRelativelyCloseTo(other.get(i).toFloatArray(), 1e-6);
      }
      assertThat(other.get(0).get(1)).isCloseTo(new float[] {0.25f, .25f, .25f, .25f, 0, 0}, 1e-7);
    }
  }

  private static List<NDArray> run(BlockHarness<Attention> harness) {
    return harness
        .constant("a", Batches.random(harness.manager(), 3, 3, 6, 8))
        .constant("mask", Batches.mask(harness.manager(), 6, 6, 4, 0))
        .evaluate(ATTEND);
  }

  @Test
  void a_recording_without_a_valid_step_has_zero_weights_and_gradients_stay_finite() {
    for (Attention attention : List.of(self(true, 1, 8), self(false, 1, 8), mean(8))) {
      try (BlockHarness<Attention> harness = BlockHarness.of(attention, 1)) {
        harness.input("a", Batches.random(harness.manager(), 3, 1, 6, 8));
        harness.constant("mask", Batches.mask(harness.manager(), 6, 0));
        Differentiated result = harness.differentiate(ATTEND);
        for (NDArray output : result.outputs()) {
          assertThat(output).isEqualToExactly(output.zerosLike());
        }
        assertThat(result.gradient("a")).isFinite();
      }
    }
  }

  @Test
  void every_parameter_receives_a_gradient() {
    for (boolean projection : new boolean[] {true, false}) {
      try (BlockHarness<Attention> harness = BlockHarness.of(self(projection, 0.3, 8), 1)) {
        harness.input("a", Batches.random(harness.manager(), 3, 1, 6, 8));
        harness.constant("mask", Batches.mask(harness.manager(), 6, 5));
        Differentiated result = harness.differentiate(ATTEND);
        assertThat(result.parameters()).hasSize(projection ? 3 : 1);
        result.parameters().values().forEach(g -> assertThat(g).isFinite().isNotAllZero());
      }
    }
  }

  @Test
  void every_attention_records_without_an_engine() {
    for (Attention attention : List.of(self(true, 1, 8), self(false, 1, 8), mean(8))) {
      Recorder recorder = new Recorder();
      Attended attended =
          attention.attend(
              recorder.pass(attention, true),
              new Sequence(recorder.input(2, 6, 8), recorder.input(2, 6)));
      assertThat(attended.weights()).hasShape(2, 6);
      assertThat(attended.weighted()).hasShape(2, 6, 8);
      assertThat(attended.global()).hasShape(2, 8);
    }
  }

  @Test
  void a_negative_lambda_is_refused() {
    assertThatThrownBy(() -> self(true, -1, 8)).hasMessageStartingWith("lambda:");
  }
}
