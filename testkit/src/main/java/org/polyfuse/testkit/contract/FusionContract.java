package org.polyfuse.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.polyfuse.testkit.TensorAssertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.Target;
import org.polyfuse.api.nn.Fused;
import org.polyfuse.api.nn.Fusion;
import org.polyfuse.api.nn.FusionFactory;
import org.polyfuse.api.nn.ModalityShape;
import org.polyfuse.api.nn.NamedParameters;
import org.polyfuse.testkit.BlockHarness;
import org.polyfuse.testkit.Differentiated;

/** What holds for every fusion. To be extended with {@link #factory()}. */
public abstract class FusionContract extends BlockContract<FusionFactory<?>, Fusion> {

  private static final List<ModalityShape> THREE =
      List.of(
          new ModalityShape("audio", 5, 0.32),
          new ModalityShape("face", 7, 0.32),
          new ModalityShape("text-1", 6, 0.5));

  /** For the extending class. */
  protected FusionContract() {}

  /** Modalities to try; those that the fusion refuses are left out. One, two and three at first. */
  protected List<List<ModalityShape>> inputs() {
    return List.of(THREE.subList(0, 1), THREE.subList(0, 2), THREE);
  }

  /** Targets to try; those that the fusion refuses are left out. Classes and numbers at first. */
  protected List<Target> targets() {
    return List.of(
        new Target.Classes(List.of("calm", "cross", "glad")),
        new Target.Regression(List.of("valence", "arousal")));
  }

  @Override
  protected int steps() {
    return 9;
  }

  @Override
  protected final Class<?> spi() {
    return FusionFactory.class;
  }

  @Override
  final List<Trial<Fusion>> trials() {
    return new ArrayList<>(fusions());
  }

  private List<FusionTrial> fusions() {
    List<FusionTrial> found = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (Record settings : settings()) {
      for (List<ModalityShape> modalities : inputs()) {
        for (Target target : targets()) {
          try {
            found.add(trial(settings, modalities, target));
          } catch (IllegalArgumentException e) {
            refused.add(String.valueOf(e.getMessage()));
          }
        }
      }
    }
    assertThat(found).as("inputs that the fusion takes; it refused with %s", refused).isNotEmpty();
    return found;
  }

  private FusionTrial trial(Record settings, List<ModalityShape> modalities, Target target) {
    Record resolved = resolved(settings);
    return new FusionTrial(
        settings,
        modalities,
        target,
        create(resolved, modalities, target).trunks(),
        () -> create(resolved, modalities, target));
  }

  @SuppressWarnings("unchecked") // settings() gives records of the factory's own type
  private Fusion create(Record settings, List<ModalityShape> modalities, Target target) {
    return ((FusionFactory<Record>) factory()).create(settings, modalities, target);
  }

  @Test
  void shapes_are_those_declared() {
    for (FusionTrial trial : fusions()) {
      try (BlockHarness<Fusion> harness = BlockHarness.of(trial.create(), 1)) {
        Map<String, NDArray> inputs = trial.inputs(harness.manager(), clips());
        Fused fused = trial.fuseSupervised(harness.part(), harness.pass(), inputs);
        if (fused instanceof Fused.Features features) {
          assertThat(harness.part().features()).as("declared features of %s", trial).isPresent();
          assertThat(features.values())
              .as("features of %s", trial)
              .hasShape(clips().size(), harness.part().features().orElseThrow());
        } else if (fused instanceof Fused.Predictions predictions) {
          assertThat(harness.part().features()).as("declared features of %s", trial).isEmpty();
          checkPredictions(trial, predictions);
        }
        checkTowers(trial, fused.towers());
        checkNamed("diagnostic", fused.diagnostics());
        fused
            .auxiliaryLosses()
            .forEach((name, loss) -> assertThat(loss).as(name).hasShape(clips().size()));
      }
    }
  }

  private void checkPredictions(FusionTrial trial, Fused.Predictions predictions) {
    Shape outputs = new Shape(clips().size(), trial.target().outputs());
    assertThat(predictions.outputs()).as("predictions of %s", trial).hasShape(outputs);
    if (trial.target() instanceof Target.Classes) {
      assertThat(predictions.outputs().exp().sum(new int[] {1}))
          .as("sums of posteriors of %s", trial)
          .isCloseTo(predictions.outputs().getManager().ones(new Shape(clips().size())), ROUND_OFF);
    }
  }

  private void checkTowers(FusionTrial trial, List<Fused.Tower> towers) {
    Shape outputs = new Shape(clips().size(), trial.target().outputs());
    assertThat(towers.stream().map(Fused.Tower::name))
        .as("names of towers of %s", trial)
        .doesNotHaveDuplicates()
        .allSatisfy(name -> assertThat(name).isNotBlank());
    for (Fused.Tower tower : towers) {
      assertThat(tower.outputs()).as("tower %s of %s", tower.name(), trial).hasShape(outputs);
      assertThat(tower.present()).as("presence in tower %s", tower.name()).hasShape(clips().size());
    }
  }

  @Test
  void what_it_predicts_does_not_depend_on_targets() {
    for (FusionTrial trial : fusions()) {
      try (BlockHarness<Fusion> harness = BlockHarness.of(trial.create(), 1)) {
        Map<String, NDArray> inputs = trial.inputs(harness.manager(), clips());
        harness.manager().getEngine().setRandomSeed(1);
        Fused with = trial.fuseSupervised(harness.part(), harness.pass(), inputs);
        harness.manager().getEngine().setRandomSeed(1);
        Fused without = trial.fuse(harness.part(), harness.pass(), inputs);
        assertThat(FusionTrial.outputs(with))
            .as("outputs of %s", trial)
            .isEqualToExactly(FusionTrial.outputs(without));
        assertThat(with.towers().stream().map(Fused.Tower::name))
            .as("towers of %s", trial)
            .isEqualTo(without.towers().stream().map(Fused.Tower::name).toList());
      }
    }
  }

  private void checkNamed(String kind, Map<String, NDArray> arrays) {
    arrays.forEach(
        (name, array) ->
            assertThat(array.getShape().get(0)).as("%s %s", kind, name).isEqualTo(clips().size()));
  }

  @Test
  void a_plan_made_before_there_is_data_has_the_same_weights() {
    for (FusionTrial trial : fusions()) {
      try (BlockHarness<Fusion> plan =
              BlockHarness.of(create(trial.settings(), trial.modalities(), trial.target()), 1);
          BlockHarness<Fusion> trained = BlockHarness.of(trial.create(), 1)) {
        assertThat(shapes(plan.part()))
            .as("weights of %s", trial)
            .isEqualTo(shapes(trained.part()));
        assertThat(plan.part().features()).isEqualTo(trained.part().features());
      }
    }
  }

  private static Map<String, Shape> shapes(Fusion fusion) {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    NamedParameters.of(fusion).forEach((name, parameter) -> shapes.put(name, parameter.getShape()));
    return shapes;
  }

  @Test
  void gradients_reach_every_modality() {
    everyTrial(
        (trial, run) -> {
          Differentiated result = run.differentiate(clips());
          for (ModalityShape modality : ((FusionTrial) trial).modalities()) {
            assertThat(result.gradient(modality.name()))
                .as("gradient of modality %s", modality.name())
                .isFinite()
                .isNotAllZero();
          }
        });
  }

  @Test
  void each_stream_may_be_absent_and_then_what_it_holds_does_not_matter() {
    everyTrial(
        (trial, run) -> {
          FusionTrial fusion = (FusionTrial) trial;
          for (int m = 0; m < fusion.modalities().size(); m++) {
            List<Clips> lacking =
                new ArrayList<>(Collections.nCopies(fusion.modalities().size(), clips()));
            lacking.set(m, clips().without(0, 2));
            List<NDArray> outputs = run.evaluate(fusion.inputs(run.manager(), lacking));
            lacking.set(m, lacking.get(m).otherwisePadded());
            String absent = "without " + fusion.modalities().get(m).name();
            Map<String, NDArray> other = fusion.inputs(run.manager(), lacking);
            Rows.assertClose(run.evaluate(other), outputs, absent);
            Differentiated result = run.differentiate(other);
            result.outputs().forEach(output -> assertThat(output).as(absent).isFinite());
            result
                .parameters()
                .forEach((name, gradient) -> assertThat(gradient).as(name, absent).isFinite());
          }
        });
  }

  @Test
  void a_recording_whose_vectors_are_zero_is_finite() {
    everyTrial(
        (trial, run) -> {
          Map<String, NDArray> inputs = run.inputs(clips());
          ((FusionTrial) trial)
              .modalities()
              .forEach(modality -> inputs.computeIfPresent(modality.name(), FusionContract::zeros));
          Differentiated result = run.differentiate(inputs);
          result.outputs().forEach(output -> assertThat(output).as("output").isFinite());
          result.inputs().forEach((name, g) -> assertThat(g).as("gradient of " + name).isFinite());
          result
              .parameters()
              .forEach((name, g) -> assertThat(g).as("gradient of " + name).isFinite());
        });
  }

  private static NDArray zeros(String name, NDArray values) {
    return values.zerosLike();
  }
}
