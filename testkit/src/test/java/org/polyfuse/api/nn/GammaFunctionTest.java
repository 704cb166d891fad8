package org.polyfuse.api.nn;

import static org.polyfuse.testkit.TensorAssertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.nn.layer.GammaFunction;
import org.polyfuse.testkit.BlockHarness;

class GammaFunctionTest {

  private static final float[] POINTS = {0.001f, 0.5f, 1, 2, 10, 1000, 1e6f};

  /** A part without weights. */
  private static final class None extends Part {}

  @Test
  void logarithms_are_those_of_tables() {
    try (NDManager manager = NDManager.newBaseManager()) {
      float[] tabled = {
        6.907179f, 0.5723649f, 0, 0, 12.801827f, 5905.2204f, 1.28155175e7f // ln of gamma
      };
      assertThat(relative(GammaFunction.log(manager.create(POINTS)), tabled))
          .isCloseTo(new float[POINTS.length], 2e-6);
    }
  }

  @Test
  void derivatives_are_those_of_tables() {
    try (NDManager manager = NDManager.newBaseManager()) {
      float[] tabled = {
        -1000.5756f, -1.9635100f, -0.57721566f, 0.42278434f, 2.2517526f, 6.9072552f, 13.815510f
      };
      assertThat(relative(GammaFunction.digamma(manager.create(POINTS)), tabled))
          .isCloseTo(new float[POINTS.length], 2e-6);
    }
  }

  /** Differences as shares of what is expected where that is above 1. */
  private static NDArray relative(NDArray found, float[] expected) {
    NDArray wanted = found.getManager().create(expected);
    return found.sub(wanted).div(wanted.abs().maximum(1));
  }

  @Test
  void the_gradient_of_the_logarithm_is_the_digamma_function() {
    try (BlockHarness<None> harness = BlockHarness.of(new None(), 1)) {
      NDArray points = harness.manager().create(POINTS);
      harness.input("x", points);
      var result =
          harness.differentiate(
              (part, pass, in) -> List.of(GammaFunction.log(in.get("x"))),
              List.of(points.onesLike()));
      NDArray digamma = GammaFunction.digamma(points);
      assertThat(result.gradient("x").sub(digamma).div(digamma.abs().maximum(1)))
          .isCloseTo(new float[POINTS.length], 1e-5);
    }
  }
}
