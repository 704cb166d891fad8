package org.polyfuse.encoders.reduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.polyfuse.testkit.TensorAssertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.nn.Attended;
import org.polyfuse.api.nn.Attention;
import org.polyfuse.api.nn.Part;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.api.nn.Reduction;
import org.polyfuse.api.nn.Sequence;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.encoders.Batches;
import org.polyfuse.encoders.attention.SelfAttentionFactory;
import org.polyfuse.testkit.BlockHarness;
import org.polyfuse.testkit.Differentiated;
import org.polyfuse.testkit.Golden;
import org.polyfuse.testkit.Recorder;

class ConvReductionTest {

  private static Reduction conv(int size, long channels) {
    return new ConvReductionFactory()
        .create(new ConvReductionFactory.Config(size), SequenceShape.of(channels, 0.04));
  }

  /** The video stream of the paper: Eqs. 7-11. */
  private static final class Video extends Part {
    private final Reduction reduction = child("reduction", conv(4, 80));
    private final Attention attention;

    Video(double lambda) {
      attention =
          child(
              "attention",
              new SelfAttentionFactory()
                  .create(new SelfAttentionFactory.Config(false, lambda), reduction.output()));
    }

    Attended run(Pass pass, Sequence input) {
      return attention.attend(pass, reduction.reduce(pass, input));
    }
  }

  @Test
  void with_attention_it_agrees_with_the_golden_numbers() {
    try (BlockHarness<Video> first = BlockHarness.of(new Video(1), 1)) {
      double lambda = Golden.load(first.manager(), "conv_reduce_attention").scalar("lam");
      try (BlockHarness<Video> harness = BlockHarness.of(new Video(lambda), 1)) {
        compare(harness);
      }
    }
  }

  private static void compare(BlockHarness<Video> harness) {
    Golden golden = Golden.load(harness.manager(), "conv_reduce_attention");
    harness.set("reduction.kernel", golden.array("kernel"));
    harness.set("reduction.bias", golden.array("bias"));
    harness.set("attention.u", golden.array("u"));
    harness.input("v", golden.array("v")).constant("mask", golden.array("mask"));
    Differentiated result =
        harness.differentiate(
            (part, pass, in) -> {
              Attended out = part.run(pass, new Sequence(in.get("v"), in.get("mask")));
              return List.of(out.weights(), out.weighted(), out.global());
            },
            golden.probes());
    for (int i = 0; i < 3; i++) {
      assertThat(result.outputs().get(i)).isRelativelyCloseTo(golden.output(i), 1e-5);
    }
    assertThat(result.gradient("v")).isRelativelyCloseTo(golden.array("grad_v"), 1e-5);
    for (String name : List.of("reduction.kernel", "reduction.bias", "attention.u")) {
      String key = "grad_" + name.substring(name.indexOf('.') + 1);
      assertThat(result.gradient(name)).isRelativelyCloseTo(golden.array(key), 1e-5);
    }
  }

  @Test
  void every_reduction_records_without_an_engine() {
    Recorder recorder = new Recorder();
    Sequence input = new Sequence(recorder.input(2, 5, 12), recorder.input(2, 5));
    Reduction conv = conv(4, 12);
    Reduction none =
        new NoReductionFactory()
            .create(new NoReductionFactory.Config(), SequenceShape.of(12, 0.04));
    assertThat(conv.reduce(recorder.pass(conv, true), input).values()).hasShape(2, 5, 3);
    assertThat(none.reduce(recorder.pass(none, true), input).values()).hasShape(2, 5, 12);
    assertThat(none.output()).isEqualTo(SequenceShape.of(12, 0.04));
    assertThat(conv.output()).isEqualTo(SequenceShape.of(3, 0.04));
  }

  @Test
  void padded_steps_are_zero() {
    try (BlockHarness<Reduction> harness = BlockHarness.of(conv(4, 8), 1)) {
      harness.set("bias", harness.manager().create(3f));
      Sequence input =
          new Sequence(
              Batches.random(harness.manager(), 1, 1, 3, 8), Batches.mask(harness.manager(), 3, 1));
      Sequence reduced = harness.part().reduce(harness.pass(), input);
      assertThat(reduced.values().get("0, 1:")).isEqualToExactly(0, 0, 0, 0);
    }
  }

  @Test
  void a_vector_that_does_not_divide_is_refused() {
    assertThatThrownBy(() -> conv(4, 10)).hasMessageContaining("10");
    assertThatThrownBy(() -> conv(0, 8)).hasMessageStartingWith("size:");
  }
}
