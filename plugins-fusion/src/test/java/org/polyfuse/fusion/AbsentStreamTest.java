package org.polyfuse.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.polyfuse.testkit.TensorAssertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.nn.Fused;
import org.polyfuse.api.nn.Fusion;
import org.polyfuse.api.nn.Modality;
import org.polyfuse.api.nn.ModalityShape;
import org.polyfuse.testkit.BlockHarness;

/** The recordings of one batch: audio alone, both, face alone, neither. */
class AbsentStreamTest {

  private static final List<ModalityShape> INPUTS = Systems.inputs(2);
  private static final double ROUND_OFF = 1e-6;

  @Test
  void the_product_runs_over_the_streams_that_are_there() {
    try (BlockHarness<Fusion> harness = BlockHarness.of(Systems.of("g-fbp", INPUTS), 5)) {
      List<Modality> batch = batch(harness.manager());
      float[][] fused = rows(features(harness, batch));
      double[] audio = project(harness, "audio", batch.get(0).global(), 0);
      double[] face = project(harness, "face", batch.get(1).global(), 2);
      assertClose(fused[0], pooled(audio));
      assertClose(fused[2], pooled(face));
      assertClose(fused[3], new double[2]);
    }
  }

  @Test
  void adaptive_factors_share_one_among_the_streams_that_are_there() {
    try (NDManager manager = NDManager.newBaseManager()) {
      List<NDArray> mu = AdaptiveFactors.of(batch(manager));
      assertThat(mu.get(0).get("0:1")).isEqualToExactly(1);
      assertThat(mu.get(1).get("0:1")).isEqualToExactly(0);
      assertThat(mu.get(0).add(mu.get(1)).get(":3")).isCloseTo(new float[] {1, 1, 1}, ROUND_OFF);
      assertThat(mu.get(1).get("2:")).isEqualToExactly(1, 0);
      assertThat(mu.get(0).get("2:")).isEqualToExactly(0, 0);
    }
  }

  @Test
  void zero_vectors_share_one_equally() {
    try (NDManager manager = NDManager.newBaseManager()) {
      List<Modality> zeros = new ArrayList<>();
      for (Modality modality : Batch.random(manager, Systems.inputs(3), 4, 1, 2)) {
        zeros.add(Batch.global(modality.name(), modality.global().zerosLike(), modality.present()));
      }
      zeros.set(2, Batch.present(zeros.get(2), 1, 0, 0, 0));
      float third = 1 / 3f;
      assertThat(AdaptiveFactors.of(zeros).get(0))
          .isCloseTo(new float[] {third, 0.5f, 0.5f, 0.5f}, ROUND_OFF);
      assertThat(AdaptiveFactors.of(zeros).get(2))
          .isCloseTo(new float[] {third, 0, 0, 0}, ROUND_OFF);
    }
  }

  @Test
  void a_trunk_counts_where_every_stream_that_is_there_has_a_step() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray steps = manager.ones(new Shape(4, 3, 2));
      NDArray vectors = steps.sum(new int[] {1});
      NDArray audio = manager.create(new float[][] {{1, 1, 0}, {1, 1, 0}, {0, 0, 0}, {0, 0, 0}});
      NDArray face = manager.create(new float[][] {{0, 0, 0}, {0, 1, 1}, {0, 1, 1}, {0, 0, 0}});
      List<Modality> batch =
          List.of(
              Batch.modality("a", vectors, steps, audio, manager.create(new float[] {1, 1, 0, 0})),
              Batch.modality("v", vectors, steps, face, manager.create(new float[] {0, 1, 1, 0})));
      assertThat(TrunkSums.shared(batch)).isEqualToExactly(1, 1, 0, 0, 1, 0, 0, 1, 1, 0, 0, 0);
    }
  }

  @Test
  void concat_puts_zeros_for_an_absent_stream() {
    try (BlockHarness<Fusion> harness = BlockHarness.of(Systems.of("concat", INPUTS), 5)) {
      List<Modality> batch = batch(harness.manager());
      NDArray fused = features(harness, batch);
      assertThat(fused.get("0, 5:")).isEqualToExactly(new float[7]);
      assertThat(fused.get("0, :5")).isEqualToExactly(batch.get(0).global().get("0"));
      assertThat(fused.get("2, :5")).isEqualToExactly(new float[5]);
      assertThat(fused.get("2, 5:")).isEqualToExactly(batch.get(1).global().get("2"));
    }
  }

  private static List<Modality> batch(NDManager manager) {
    List<Modality> batch = Batch.random(manager, INPUTS, 4, Systems.TRUNKS, 9);
    return List.of(
        Batch.present(batch.get(0), 1, 1, 0, 0), Batch.present(batch.get(1), 0, 1, 1, 0));
  }

  private static NDArray features(BlockHarness<Fusion> harness, List<Modality> batch) {
    return ((Fused.Features) harness.part().fuse(harness.pass(), batch)).values();
  }

  private static float[][] rows(NDArray array) {
    float[] values = array.toFloatArray();
    int columns = (int) array.getShape().get(1);
    float[][] rows = new float[values.length / columns][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Arrays.copyOfRange(values, i * columns, (i + 1) * columns);
    }
    return rows;
  }

  /** e P + b of one recording, the slow obvious way. */
  private static double[] project(
      BlockHarness<Fusion> harness, String modality, NDArray globals, int recording) {
    float[] vector = rows(globals)[recording];
    float[][] weight = rows(harness.parameters().get("global." + modality + ".weight").getArray());
    float[] bias =
        harness.parameters().get("global." + modality + ".bias").getArray().toFloatArray();
    double[] projected = new double[bias.length];
    for (int j = 0; j < bias.length; j++) {
      projected[j] = bias[j];
      for (int c = 0; c < vector.length; c++) {
        projected[j] += vector[c] * weight[c][j];
      }
    }
    return projected;
  }

  /** Sums of 3, length 1. */
  private static double[] pooled(double[] product) {
    double[] pooled = new double[product.length / 3];
    double squares = 0;
    for (int o = 0; o < pooled.length; o++) {
      pooled[o] = product[3 * o] + product[3 * o + 1] + product[3 * o + 2];
      squares += pooled[o] * pooled[o];
    }
    for (int o = 0; o < pooled.length; o++) {
      pooled[o] /= Math.sqrt(squares);
    }
    return pooled;
  }

  private static void assertClose(float[] actual, double[] expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual[i]).isCloseTo(expected[i], Offset.offset(ROUND_OFF));
    }
  }
}
