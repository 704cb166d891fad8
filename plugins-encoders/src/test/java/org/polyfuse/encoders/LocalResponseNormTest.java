package org.polyfuse.encoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.polyfuse.testkit.TensorAssertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.SequentialBlock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.nn.Part;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.testkit.BlockHarness;
import org.polyfuse.testkit.Differentiated;
import org.polyfuse.testkit.Golden;
import org.polyfuse.testkit.Recorder;

class LocalResponseNormTest {

  private static final class Holder extends Part {
    private final LocalResponseNorm norm;

    Holder(LocalResponseNorm norm) {
      this.norm = child("norm", norm, new Shape(1, 1));
    }

    NDArray run(Pass pass, NDArray x) {
      return pass.call(norm, x);
    }
  }

  @Test
  void agrees_with_the_golden_numbers() {
    try (BlockHarness<Holder> harness = BlockHarness.of(new Holder(new LocalResponseNorm()), 1)) {
      Golden golden = Golden.load(harness.manager(), "lrn");
      harness.input("x", golden.array("x"));
      Differentiated result =
          harness.differentiate(
              (part, pass, in) -> List.of(part.run(pass, in.get("x"))), golden.probes());
      assertThat(result.outputs().get(0)).isRelativelyCloseTo(golden.output(0), 1e-5);
      assertThat(result.gradient("x")).isRelativelyCloseTo(golden.array("grad_x"), 1e-5);
    }
  }

  @Test
  void agrees_with_equation_1_written_out_for_other_numbers() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray x = Batches.random(manager, 5, 2, 6, 3);
      float[] in = x.toFloatArray();
      float[] expected = new float[in.length];
      for (int i = 0; i < in.length; i++) {
        int c = i / 3 % 6;
        double sum = 0;
        for (int j = Math.max(0, c - 1); j <= Math.min(5, c + 1); j++) {
          double neighbour = in[i + 3 * (j - c)];
          sum += neighbour * neighbour;
        }
        expected[i] = (float) (in[i] / Math.pow(1.5 + 0.3 * sum, 0.6));
      }
      assertThat(new LocalResponseNorm(1.5, 3, 0.3, 0.6).normalise(x))
          .isRelativelyCloseTo(expected, 1e-6);
    }
  }

  @Test
  void it_works_inside_a_plain_djl_block() {
    SequentialBlock block = new SequentialBlock().add(new LocalResponseNorm());
    Shape[] shapes = block.getOutputShapes(new Shape[] {new Shape(2, 6, 5, 4)});
    assertThat(shapes).containsExactly(new Shape(2, 6, 5, 4));
  }

  @Test
  void it_records_without_an_engine() {
    Recorder recorder = new Recorder();
    Holder holder = new Holder(new LocalResponseNorm());
    NDArray y = holder.run(recorder.pass(holder, true), recorder.input(2, 6, 5, 4));
    assertThat(y).hasShape(2, 6, 5, 4);
  }

  @Test
  void an_even_window_is_refused() {
    assertThatThrownBy(() -> new LocalResponseNorm(2, 4, 1e-4, 0.75))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("n 4");
  }
}
