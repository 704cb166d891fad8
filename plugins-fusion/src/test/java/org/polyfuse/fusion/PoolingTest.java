package org.polyfuse.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.polyfuse.testkit.TensorAssertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyfuse.api.nn.Fused;
import org.polyfuse.api.nn.Fusion;
import org.polyfuse.api.nn.Modality;
import org.polyfuse.api.nn.layer.Norms;
import org.polyfuse.api.nn.layer.Projection;
import org.polyfuse.testkit.BlockHarness;

/** What the equations imply. */
class PoolingTest {

  @ParameterizedTest
  @CsvSource({"g-fbp, ag-fbp", "m-fbp, am-fbp"})
  void adaptive_factors_change_nothing_without_biases(String plain, String adaptive) {
    float[] without = fused(plain, false);
    assertThat(fused(adaptive, false)).containsExactly(without, within(1e-6f));
  }

  @ParameterizedTest
  @CsvSource({"g-fbp, ag-fbp", "m-fbp, am-fbp"})
  void adaptive_factors_matter_with_biases(String plain, String adaptive) {
    float[] with = fused(adaptive, true);
    float[] without = fused(plain, true);
    double largest = 0;
    for (int i = 0; i < with.length; i++) {
      largest = Math.max(largest, Math.abs(with[i] - without[i]));
    }
    assertThat(largest).isGreaterThan(0.01);
  }

  @Test
  void trunks_alone_are_the_last_part_of_both_levels() {
    Fusion alone =
        new MFbpFactory().create(Systems.trunks(false, true), Systems.inputs(2), Systems.CLASSES);
    assertThat(alone.features()).hasValue(3);
    float[] both = fused("m-fbp", true);
    float[] trunks = fused(alone);
    assertThat(trunks).hasSize(12);
    for (int n = 0; n < 4; n++) {
      for (int o = 0; o < 3; o++) {
        assertThat(trunks[3 * n + o]).isEqualTo(both[5 * n + 2 + o]);
      }
    }
  }

  @Test
  void each_level_has_length_one() {
    try (BlockHarness<Fusion> harness = harness(Systems.of("am-fbp", Systems.inputs(2)))) {
      NDArray fused = features(harness);
      assertThat(Norms.length(fused.get(":, :2"))).isCloseTo(new float[] {1, 1, 1, 1}, 1e-6);
      assertThat(Norms.length(fused.get(":, 2:"))).isCloseTo(new float[] {1, 1, 1, 1}, 1e-6);
    }
  }

  @Test
  void power_takes_the_signed_root_and_its_gradient_is_finite_at_zero() {
    try (BlockHarness<Projection> harness = BlockHarness.of(new Projection(1, 1, false), 1)) {
      harness.input("x", harness.manager().create(new float[][] {{4, -9, 0}, {0, 0, 0}}));
      Factorization power = new Factorization(1, 3, 0, true, true);
      var result = harness.differentiate((part, pass, in) -> List.of(power.pool(in.get("x"))));
      float length = (float) Math.sqrt(13);
      assertThat(result.outputs().get(0))
          .isCloseTo(new float[] {2 / length, -3 / length, 0, 0, 0, 0}, 1e-6);
      assertThat(result.gradient("x")).isFinite();
    }
  }

  @Test
  void dropout_acts_in_training_alone_and_anew_in_each_pass() {
    Fusion fusion =
        new GFbpFactory()
            .create(
                new GFbpFactory.Settings(4, 8, 0.5, true, false),
                Systems.inputs(2),
                Systems.CLASSES);
    try (BlockHarness<Fusion> harness = harness(fusion)) {
      float[] first = features(harness).toFloatArray();
      assertThat(features(harness).toFloatArray()).isEqualTo(first);
      harness.training(true);
      float[] dropped = features(harness).toFloatArray();
      assertThat(dropped).isNotEqualTo(first);
      assertThat(features(harness).toFloatArray()).isNotEqualTo(dropped);
    }
  }

  @Test
  void factors_are_reported_by_modality() {
    try (BlockHarness<Fusion> harness = harness(Systems.of("am-fbp", Systems.inputs(3)))) {
      Fused fused = fuse(harness, 3);
      assertThat(fused.diagnostics().keySet()).containsExactly("mu.audio", "mu.face", "mu.text-1");
      NDArray sum = fused.diagnostics().values().stream().reduce(NDArray::add).orElseThrow();
      assertThat(sum).isCloseTo(new float[] {1, 1, 1, 1}, 1e-6);
    }
  }

  private static Offset<Float> within(float distance) {
    return Offset.offset(distance);
  }

  private static float[] fused(String name, boolean bias) {
    return fused(Systems.of(name, Systems.inputs(2), bias));
  }

  private static float[] fused(Fusion fusion) {
    try (BlockHarness<Fusion> harness = harness(fusion)) {
      return features(harness).toFloatArray();
    }
  }

  /** Biases are 0 at first, which would hide them; here they are random. */
  private static BlockHarness<Fusion> harness(Fusion fusion) {
    BlockHarness<Fusion> harness = BlockHarness.of(fusion, 21);
    harness
        .parameters()
        .forEach(
            (name, parameter) -> {
              if (name.endsWith("bias")) {
                SplittableRandom random = new SplittableRandom(name.hashCode());
                long[] axes = parameter.getShape().getShape();
                harness.set(name, Batch.normal(harness.manager(), random, axes));
              }
            });
    return harness;
  }

  private static NDArray features(BlockHarness<Fusion> harness) {
    return ((Fused.Features) fuse(harness, 2)).values();
  }

  private static Fused fuse(BlockHarness<Fusion> harness, int count) {
    List<Modality> batch =
        Batch.random(harness.manager(), Systems.inputs(count), 4, Systems.TRUNKS, 31);
    return harness.part().fuse(harness.pass(), batch);
  }
}
