package org.polyfuse.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.polyfuse.testkit.TensorAssertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.Target;
import org.polyfuse.api.nn.Fused;
import org.polyfuse.api.nn.Fusion;
import org.polyfuse.api.nn.MixtureWeights;
import org.polyfuse.api.nn.Modality;
import org.polyfuse.api.nn.ModalityShape;
import org.polyfuse.api.nn.Tunable;
import org.polyfuse.api.nn.Tunable.TowerOutputs;
import org.polyfuse.fusion.DecisionFactory.Weighting;
import org.polyfuse.testkit.BlockHarness;
import org.polyfuse.testkit.Differentiated;

/** Towers that pass their input on, so that a test says directly what each of them thinks. */
class DecisionFusionTest {

  private static final List<ModalityShape> INPUTS =
      List.of(new ModalityShape("audio", 2, 0.1), new ModalityShape("face", 2, 0.1));
  private static final Target TARGET = new Target.Classes(List.of("calm", "cross"));

  @Test
  void a_tower_is_trained_by_its_own_output_alone() {
    try (BlockHarness<Fusion> harness = harness(Weighting.EQUAL, Map.of(), TARGET)) {
      harness.input("audio", harness.manager().create(new float[][] {{1, 2}}));
      harness.input("face", harness.manager().create(new float[][] {{3, 4}}));
      Differentiated result =
          harness.differentiate(
              (fusion, pass, in) -> {
                Fused.Predictions fused =
                    (Fused.Predictions) fusion.fuse(pass, modalities(in, 1, 1));
                return List.of(fused.towers().get(0).outputs(), fused.outputs());
              });
      assertThat(result.gradient("audio")).isNotAllZero();
      assertThat(result.gradient("classifier-audio.weight")).isNotAllZero();
      // the probe of the mixture reaches neither the other tower nor what is below it
      assertThat(result.parameters().get("classifier-face.weight").abs().sum().getFloat()).isZero();
      assertThat(result.inputs().get("face").abs().sum().getFloat()).isZero();
    }
  }

  @Test
  void the_mixture_adds_no_gradient_to_a_tower() {
    float[] withMixture = gradientOfAudio(true);
    assertThat(gradientOfAudio(false)).isEqualTo(withMixture);
  }

  private static float[] gradientOfAudio(boolean mixture) {
    try (BlockHarness<Fusion> harness = harness(Weighting.EQUAL, Map.of(), TARGET)) {
      NDManager manager = harness.manager();
      harness.input("audio", manager.create(new float[][] {{1, 2}}));
      harness.constant("face", manager.create(new float[][] {{3, 4}}));
      NDArray probe = manager.create(new float[][] {{1, 2}});
      NDArray ofMixture = mixture ? probe : probe.zerosLike();
      return harness
          .differentiate(
              (fusion, pass, in) -> {
                Fused.Predictions fused =
                    (Fused.Predictions) fusion.fuse(pass, modalities(in, 1, 1));
                return List.of(fused.towers().get(0).outputs(), fused.outputs());
              },
              List.of(probe, ofMixture))
          .gradient("audio")
          .toFloatArray();
    }
  }

  @Test
  void the_mixture_runs_over_the_streams_that_are_there() {
    Map<String, Double> given = Map.of("audio", 1.0, "face", 3.0);
    try (BlockHarness<Fusion> harness = harness(Weighting.GIVEN, given, TARGET)) {
      double[] a = {0.9, 0.1};
      double[] f = {0.4, 0.6};
      double[][] mixed = mixtures(harness, a, f);
      assertThat(mixed[0]).containsExactly(both(0.25, a, f), within());
      assertThat(mixed[1]).containsExactly(a, within());
      assertThat(mixed[2]).containsExactly(f, within());
      assertThat(mixed[3]).containsExactly(new double[] {0.5, 0.5}, within());
    }
  }

  @Test
  void a_stream_of_weight_zero_decides_when_it_is_alone() {
    Map<String, Double> given = Map.of("audio", 0.0, "face", 1.0);
    try (BlockHarness<Fusion> harness = harness(Weighting.GIVEN, given, TARGET)) {
      double[] a = {0.9, 0.1};
      double[] f = {0.4, 0.6};
      double[][] mixed = mixtures(harness, a, f);
      assertThat(mixed[0]).containsExactly(f, within());
      assertThat(mixed[1]).containsExactly(a, within());
    }
  }

  @Test
  void regression_outputs_are_averaged() {
    Target target = new Target.Regression(List.of("valence", "arousal"));
    try (BlockHarness<Fusion> harness = harness(Weighting.EQUAL, Map.of(), target)) {
      NDManager manager = harness.manager();
      Map<String, NDArray> in =
          Map.of(
              "audio", manager.create(new float[][] {{1, 2}, {1, 2}, {1, 2}}),
              "face", manager.create(new float[][] {{3, -4}, {3, -4}, {3, -4}}));
      List<Modality> batch =
          List.of(
              Batch.global("audio", in.get("audio"), manager.create(new float[] {1, 1, 0})),
              Batch.global("face", in.get("face"), manager.create(new float[] {1, 0, 0})));
      Fused.Predictions fused = (Fused.Predictions) harness.part().fuse(harness.pass(), batch);
      assertThat(fused.outputs()).isCloseTo(new float[] {2, -1, 1, 2, 0, 0}, 1e-6);
    }
  }

  @Test
  void tuning_finds_planted_weights() {
    // right on both recordings only with a weight of audio in (0.394, 0.448): 0.40 on the grid
    TowerOutputs audio = tower("audio", true, new double[][] {{0.9, 0.1}, {0.87, 0.13}});
    TowerOutputs face = tower("face", true, new double[][] {{0.24, 0.76}, {0.2, 0.8}});
    assertThat(tune(Weighting.VALIDATION, audio, face)).containsExactly(0.4f, 0.6f);
  }

  @Test
  void of_equally_accurate_weights_those_of_the_lowest_log_loss_are_taken() {
    TowerOutputs audio = tower("audio", true, new double[][] {{0.6, 0.4}, {0.4, 0.6}});
    TowerOutputs face = tower("face", true, new double[][] {{0.9, 0.1}, {0.1, 0.9}});
    assertThat(tune(Weighting.VALIDATION, audio, face)).containsExactly(0f, 1f);
  }

  @Test
  void tuning_leaves_out_absent_streams() {
    TowerOutputs audio = tower("audio", false, new double[][] {{0.01, 0.99}, {0.99, 0.01}});
    TowerOutputs face = tower("face", true, new double[][] {{0.9, 0.1}, {0.1, 0.9}});
    // every weight is as good: equal ones are taken
    assertThat(tune(Weighting.VALIDATION, audio, face)).containsExactly(0.5f, 0.5f);
  }

  @Test
  void weights_that_are_not_to_be_chosen_stay() {
    TowerOutputs tower = tower("audio", true, new double[][] {{0.9, 0.1}, {0.1, 0.9}});
    try (BlockHarness<Fusion> harness = harness(Weighting.EQUAL, Map.of(), TARGET)) {
      Tunable fusion = (Tunable) harness.part();
      assertThat(fusion.tune(List.of(tower, tower), new int[] {0, 1})).isEmpty();
    }
  }

  @Test
  void the_grid_has_steps_of_a_twentieth_until_there_are_too_many() {
    MixtureWeights.Member right = member(0.9);
    MixtureWeights.Member wrong = member(0.4);
    assertThat(MixtureWeights.best(List.of(right, right), LABEL)).containsExactly(0.5, 0.5);
    assertThat(MixtureWeights.best(List.of(right, wrong, wrong, wrong, wrong), LABEL))
        .containsExactly(1, 0, 0, 0, 0);
    assertThat(MixtureWeights.best(List.of(right, right, right, right, right), LABEL))
        .containsExactly(0.2, 0.2, 0.2, 0.2, 0.2);
    // of eight, tenths are the finest with 20,000 points or fewer: 17 over 7 are 19,448
    assertThat(MixtureWeights.best(Collections.nCopies(8, right), LABEL))
        .containsExactlyInAnyOrder(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.2, 0.2);
  }

  private static final int[] LABEL = {0};

  /** One recording of class 0. */
  private static MixtureWeights.Member member(double posterior) {
    return new MixtureWeights.Member(
        new double[][] {{posterior, 1 - posterior}}, new boolean[] {true});
  }

  private static float[] tune(Weighting weights, TowerOutputs... towers) {
    try (BlockHarness<Fusion> harness = harness(weights, Map.of(), TARGET)) {
      Map<String, float[]> tuned =
          ((Tunable) harness.part()).tune(List.of(towers), new int[] {0, 1});
      assertThat(harness.parameters()).containsKey("weights");
      assertThat(harness.parameters().get("weights").requiresGradient()).isFalse();
      return tuned.getOrDefault("weights", new float[0]);
    }
  }

  private static TowerOutputs tower(String name, boolean present, double[][] posteriors) {
    float[][] logits = new float[posteriors.length][];
    boolean[] there = new boolean[posteriors.length];
    for (int s = 0; s < posteriors.length; s++) {
      logits[s] = logits(posteriors[s]);
      there[s] = present;
    }
    return new TowerOutputs(name, logits, there);
  }

  /** Recordings with both streams, audio alone, face alone, neither. */
  private static double[][] mixtures(BlockHarness<Fusion> harness, double[] a, double[] f) {
    NDManager manager = harness.manager();
    NDArray audio = manager.create(new float[][] {logits(a), logits(a), logits(a), logits(a)});
    NDArray face = manager.create(new float[][] {logits(f), logits(f), logits(f), logits(f)});
    List<Modality> batch =
        List.of(
            Batch.global("audio", audio, manager.create(new float[] {1, 1, 0, 0})),
            Batch.global("face", face, manager.create(new float[] {1, 0, 1, 0})));
    Fused.Predictions fused = (Fused.Predictions) harness.part().fuse(harness.pass(), batch);
    float[] log = fused.outputs().toFloatArray();
    double[][] mixed = new double[4][2];
    for (int i = 0; i < log.length; i++) {
      mixed[i / 2][i % 2] = Math.exp(log[i]);
    }
    return mixed;
  }

  private static double[] both(double weight, double[] a, double[] f) {
    return new double[] {weight * a[0] + (1 - weight) * f[0], weight * a[1] + (1 - weight) * f[1]};
  }

  private static float[] logits(double[] posteriors) {
    return new float[] {(float) Math.log(posteriors[0]), (float) Math.log(posteriors[1])};
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-6);
  }

  private static BlockHarness<Fusion> harness(
      Weighting weights, Map<String, Double> given, Target target) {
    Fusion fusion = Systems.decision(weights, given, INPUTS, target);
    BlockHarness<Fusion> harness = BlockHarness.of(fusion, 1);
    NDArray identity = harness.manager().eye(2);
    return harness.set("classifier-audio.weight", identity).set("classifier-face.weight", identity);
  }

  private static List<Modality> modalities(Map<String, NDArray> in, float audio, float face) {
    NDArray one = in.get("audio").getManager().ones(new Shape(1));
    NDManager manager = one.getManager();
    return List.of(
        Batch.global("audio", in.get("audio"), manager.create(new float[] {audio})),
        Batch.global("face", in.get("face"), manager.create(new float[] {face})));
  }
}
