package org.polyfuse.api.nn;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.polyfuse.testkit.TensorAssertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.nn.layer.LayerNorm;
import org.polyfuse.api.nn.layer.Norms;
import org.polyfuse.api.nn.layer.Projection;
import org.polyfuse.testkit.BlockHarness;

class HelpersTest {

  @Test
  void a_softmax_runs_over_the_valid_places_of_any_axis() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray scores = manager.create(new float[] {1, 1, 9, 5, 5, 5}, new Shape(2, 1, 3));
      NDArray mask = manager.create(new float[] {1, 1, 0, 0, 0, 0}, new Shape(2, 1, 3));

      assertThat(Masks.softmax(scores, mask, 2))
          .isCloseTo(new float[] {0.5f, 0.5f, 0, 0, 0, 0}, 1e-6);
      NDArray turned = Masks.softmax(scores.transpose(2, 1, 0), mask.transpose(2, 1, 0), 0);
      assertThat(turned.transpose(2, 1, 0)).isCloseTo(new float[] {0.5f, 0.5f, 0, 0, 0, 0}, 1e-6);
    }
  }

  @Test
  void a_layer_norm_begins_with_mean_0_and_deviation_1() {
    try (BlockHarness<LayerNorm> harness = BlockHarness.of(new LayerNorm(4), 1)) {
      NDArray vectors =
          harness.manager().create(new float[] {1, 2, 3, 4, 7, 7, 7, 7}, new Shape(1, 2, 4));
      NDArray normal = harness.part().normalise(harness.pass(), vectors);

      assertThat(normal)
          .isCloseTo(new float[] {-1.3416f, -0.4472f, 0.4472f, 1.3416f, 0, 0, 0, 0}, 1e-4);
      assertThat(Norms.standard(vectors)).isCloseTo(normal, 1e-6);
    }
  }

  @Test
  void a_projection_acts_on_the_last_axis_of_any_shape() {
    try (BlockHarness<Projection> harness = BlockHarness.of(new Projection(3, 2, true), 1)) {
      NDArray steps = harness.manager().randomNormal(new Shape(2, 5, 3));
      NDArray projected = harness.part().project(harness.pass(), steps);

      assertThat(projected).hasShape(2, 5, 2);
      NDArray rows = harness.part().project(harness.pass(), steps.reshape(10, 3));
      assertThat(projected.reshape(10, 2)).isCloseTo(rows, 1e-5);
    }
  }

  @Test
  void a_tower_joins_what_is_trained_already() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray any = manager.ones(new Shape(1, 2));
      Fused.Tower tower = new Fused.Tower("pair", any, manager.ones(new Shape(1)));

      Fused beside = Fused.features(any).withTower(tower);
      org.assertj.core.api.Assertions.assertThat(beside.lossWeight()).isEqualTo(1);
      org.assertj.core.api.Assertions.assertThat(beside.towers()).containsExactly(tower);
      Fused instead = Fused.predictions(any, List.of(tower));
      org.assertj.core.api.Assertions.assertThat(instead.lossWeight()).isZero();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> instead.withLossWeight(-1))
          .withMessageStartingWith("lossWeight:");
    }
  }
}
