package org.polyfuse.encoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.polyfuse.testkit.TensorAssertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyfuse.api.nn.Encoder;
import org.polyfuse.api.nn.Sequence;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.testkit.BlockHarness;
import org.polyfuse.testkit.Differentiated;
import org.polyfuse.testkit.Golden;
import org.polyfuse.testkit.Recorder;
import org.polyfuse.testkit.TypedCall;

class FcnLrnEncoderTest {

  private static final TypedCall<Encoder> ENCODE =
      (part, pass, in) -> {
        Sequence encoded = part.encode(pass, new Sequence(in.get("x"), in.get("mask")));
        return List.of(encoded.values());
      };

  private static FcnLrnConfig config(double width, Attend attend) {
    return new FcnLrnConfig(width, List.of(1, 2, 3, 4, 5), 3, 2, attend);
  }

  private static Encoder encoder(FcnLrnConfig config, long... step) {
    return new FcnLrnEncoderFactory().create(config, new SequenceShape(new Shape(step), 0.01));
  }

  @Test
  void agrees_with_the_golden_numbers() {
    FcnLrnEncoder encoder =
        new FcnLrnEncoder(
            config(1, Attend.TIME),
            new int[] {8, 12, 16, 16, 8},
            new SequenceShape(new Shape(2, 40), 0.01));
    try (BlockHarness<FcnLrnEncoder> harness = BlockHarness.of(encoder, 1)) {
      Golden golden = Golden.load(harness.manager(), "fcn");
      for (int i = 1; i <= 5; i++) {
        harness.set("conv" + i + ".weight", golden.array("w" + i));
        harness.set("conv" + i + ".bias", golden.array("b" + i));
      }
      float[] lengths = golden.array("lengths").toFloatArray();
      harness.input("x", golden.array("x"));
      harness.constant(
          "mask",
          Batches.mask(
              harness.manager(), 90, (int) lengths[0], (int) lengths[1], (int) lengths[2]));
      Differentiated result =
          harness.differentiate(
              (part, pass, in) -> {
                NDArray steps = in.get("x").transpose(0, 2, 1, 3); // (N, T, C, F)
                return List.of(part.encode(pass, new Sequence(steps, in.get("mask"))).values());
              },
              golden.probes());
      assertThat(result.outputs().get(0)).isRelativelyCloseTo(golden.output(0), 1e-4);
      assertThat(result.gradient("x")).isRelativelyCloseTo(golden.array("grad_x"), 1e-4);
      for (int i = 1; i <= 5; i++) {
        assertThat(result.gradient("conv" + i + ".weight"))
            .isRelativelyCloseTo(golden.array("grad_w" + i), 1e-4);
        assertThat(result.gradient("conv" + i + ".bias"))
            .isRelativelyCloseTo(golden.array("grad_b" + i), 1e-4);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"TIME, 10", "TIME, 33", "CELLS, 33", "TIME, 64"})
  void padding_changes_nothing(Attend attend, int length) {
    try (BlockHarness<Encoder> harness = BlockHarness.of(encoder(config(0.05, attend), 3, 55), 1)) {
      NDArray x = Batches.random(harness.manager(), 2, 2, 100, 3, 55);
      NDArray mask = Batches.mask(harness.manager(), 100, length, 100);
      NDArray padded = harness.constant("x", x).constant("mask", mask).evaluate(ENCODE).get(0);
      NDArray alone =
          harness
              .constant("x", x.get(new NDIndex("0:1, :" + length)))
              .constant("mask", Batches.mask(harness.manager(), length, length))
              .evaluate(ENCODE)
              .get(0);
      long steps = alone.getShape().get(1);
      assertThat(padded.get(new NDIndex("0:1, :" + steps))).isRelativelyCloseTo(alone, 1e-5);
      NDArray rest = padded.get(new NDIndex("0, " + steps + ":"));
      assertThat(rest).isEqualToExactly(rest.zerosLike());
    }
  }

  @ParameterizedTest
  @CsvSource({"200, 7", "55, 1", "1, 10", "8, 100"})
  void any_width_and_length_works(int frequencies, int length) {
    Encoder encoder = encoder(config(0.05, Attend.TIME), frequencies);
    try (BlockHarness<Encoder> harness = BlockHarness.of(encoder, 1)) {
      NDArray y =
          harness
              .constant("x", Batches.random(harness.manager(), 2, 1, length, frequencies))
              .constant("mask", Batches.mask(harness.manager(), length, length))
              .evaluate(ENCODE)
              .get(0);
      assertThat(y).hasShape(1, encoder.timing().steps(length), 13).isFinite().isNotAllZero();
    }
  }

  @Test
  void a_recording_without_a_valid_step_gives_zeros() {
    try (BlockHarness<Encoder> harness =
        BlockHarness.of(encoder(config(0.05, Attend.TIME), 40), 1)) {
      NDArray y =
          harness
              .input("x", Batches.random(harness.manager(), 2, 1, 40, 40))
              .constant("mask", Batches.mask(harness.manager(), 40, 0))
              .differentiate(ENCODE)
              .outputs()
              .get(0);
      assertThat(y).isEqualToExactly(y.zerosLike());
    }
  }

  @ParameterizedTest
  @CsvSource({"TIME", "CELLS"})
  void every_parameter_receives_a_gradient(Attend attend) {
    try (BlockHarness<Encoder> harness = BlockHarness.of(encoder(config(0.05, attend), 200), 1)) {
      harness.input("x", Batches.random(harness.manager(), 2, 2, 70, 200));
      harness.constant("mask", Batches.mask(harness.manager(), 70, 70, 40));
      Differentiated result = harness.differentiate(ENCODE);
      assertThat(result.parameters()).hasSize(10);
      result.parameters().values().forEach(g -> assertThat(g).isFinite().isNotAllZero());
    }
  }

  @Test
  void cells_are_time_by_frequency_and_share_their_time() {
    Encoder encoder = encoder(config(0.05, Attend.CELLS), 200);
    Recorder recorder = new Recorder();
    Sequence encoded =
        encoder.encode(
            recorder.pass(encoder, true),
            new Sequence(recorder.input(2, 70, 200), recorder.input(2, 70)));
    assertThat(encoded.values()).hasShape(2, 3 * 13, 13);
    assertThat(encoded.mask()).hasShape(2, 3 * 13);
    assertThat(encoder.timing().steps(70)).isEqualTo(3 * 13);
  }

  @Test
  void the_papers_size_records_without_an_engine() {
    Encoder encoder = encoder(config(1, Attend.TIME), 200);
    Recorder recorder = new Recorder();
    Sequence encoded =
        encoder.encode(
            recorder.pass(encoder, true),
            new Sequence(recorder.input(2, 300, 200), recorder.input(2, 300)));
    assertThat(encoded.values()).hasShape(2, 10, 256);
    assertThat(encoder.output()).isEqualTo(SequenceShape.of(256, 0.32));
  }

  @Test
  void lrn_stands_only_where_it_is_asked_for() {
    FcnLrnConfig none = new FcnLrnConfig(0.05, List.of(), 3, 2, Attend.TIME);
    FcnLrnConfig two = new FcnLrnConfig(0.05, List.of(1, 2), 3, 2, Attend.TIME);
    assertThat(encoder(none, 40).getChildren().keys()).noneMatch(name -> name.contains("lrn"));
    assertThat(encoder(two, 40).getChildren().keys()).contains("lrn1", "lrn2").hasSize(7);
  }

  @Test
  void the_last_pool_can_be_changed() {
    FcnLrnConfig wide = new FcnLrnConfig(0.05, List.of(), 5, 4, Attend.TIME);
    Encoder encoder = encoder(wide, 40);
    Recorder recorder = new Recorder();
    Sequence encoded =
        encoder.encode(
            recorder.pass(encoder, true),
            new Sequence(recorder.input(1, 130, 40), recorder.input(1, 130)));
    assertThat(encoded.values()).hasShape(1, 3, 13);
    assertThat(encoder.timing().steps(130)).isEqualTo(3);
  }

  @Test
  void settings_out_of_range_are_refused_by_name() {
    assertThatThrownBy(() -> config(0, Attend.TIME)).hasMessageStartingWith("width:");
    assertThatThrownBy(() -> new FcnLrnConfig(1, List.of(6), 3, 2, Attend.TIME))
        .hasMessageStartingWith("lrnAfter:");
    assertThatThrownBy(() -> new FcnLrnConfig(1, List.of(), 2, 2, Attend.TIME))
        .hasMessageStartingWith("poolKernel:");
    assertThatThrownBy(() -> new FcnLrnConfig(1, List.of(), 3, 0, Attend.TIME))
        .hasMessageStartingWith("poolStride:");
    assertThatThrownBy(() -> encoder(config(1, Attend.TIME), 2, 3, 4))
        .hasMessageContaining("(2, 3, 4)");
  }
}
