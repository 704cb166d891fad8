package org.polyfuse.encoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.polyfuse.testkit.TensorAssertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.nn.Encoder;
import org.polyfuse.api.nn.Sequence;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.testkit.BlockHarness;
import org.polyfuse.testkit.Recorder;

class IdentityEncoderTest {

  private static Encoder encoder(long... step) {
    return new IdentityEncoderFactory()
        .create(new IdentityEncoderFactory.Config(), new SequenceShape(new Shape(step), 0.04));
  }

  @Test
  void valid_steps_stay_and_padding_is_zero() {
    try (BlockHarness<Encoder> harness = BlockHarness.of(encoder(4), 1)) {
      NDArray x = Batches.random(harness.manager(), 1, 2, 5, 4);
      NDArray mask = Batches.mask(harness.manager(), 5, 5, 2);
      Sequence encoded = harness.part().encode(harness.pass(), new Sequence(x, mask));
      assertThat(encoded.values().get(0)).isEqualToExactly(x.get(0));
      assertThat(encoded.values().get("1, :2")).isEqualToExactly(x.get("1, :2"));
      assertThat(encoded.values().get("1, 2:")).isEqualToExactly(new float[12]);
    }
  }

  @Test
  void it_keeps_shape_and_time_and_records() {
    Encoder encoder = encoder(4);
    Recorder recorder = new Recorder();
    Sequence input = new Sequence(recorder.input(2, 5, 4), recorder.input(2, 5));
    assertThat(encoder.encode(recorder.pass(encoder, true), input).values()).hasShape(2, 5, 4);
    assertThat(encoder.output()).isEqualTo(SequenceShape.of(4, 0.04));
    assertThat(List.of(encoder.timing().steps(5), encoder.timing().steps(1))).containsExactly(5, 1);
  }

  @Test
  void steps_that_are_no_vectors_are_refused() {
    assertThatThrownBy(() -> encoder(3, 55)).hasMessageContaining("(3, 55)");
  }
}
