package org.polyfuse.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Features;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.loss.Loss;
import org.polyfuse.api.loss.Scores;
import org.polyfuse.api.nn.Fused;
import org.polyfuse.api.nn.Fusion;
import org.polyfuse.api.nn.Modality;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.api.nn.Scalars;
import org.polyfuse.api.nn.Supervision;
import org.polyfuse.api.nn.Tunable;
import org.polyfuse.api.nn.layer.Projection;
import org.polyfuse.runtime.data.BatchPlan;
import org.polyfuse.runtime.data.Example;
import org.polyfuse.runtime.data.FittedNormalisation;
import org.polyfuse.runtime.data.HeldFeatures;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.data.ModalityLayout;
import org.polyfuse.runtime.engine.BlankBatch;
import org.polyfuse.runtime.engine.HostOutputs;
import org.polyfuse.runtime.engine.InferenceSession;
import org.polyfuse.runtime.engine.SessionPlan;
import org.polyfuse.runtime.engine.TrainingSession;
import org.polyfuse.runtime.network.ModalityTower;
import org.polyfuse.runtime.network.OwnSystem;
import org.polyfuse.runtime.network.SystemNetwork;
import org.polyfuse.runtime.run.StudySystem;
import org.polyfuse.runtime.study.TrainingSection;
import org.polyfuse.runtime.train.PartEvaluation;
import org.polyfuse.runtime.weights.HostTensor;
import org.polyfuse.runtime.weights.InitialWeights;

/** Losses that change with the state of training, and towers beside a head, on each engine. */
class StageTest {

  private static final int WIDTH = 3;

  /** Epoch times 100 plus progress, whatever the outputs are. */
  private static final class Clock extends Loss {
    @Override
    public NDArray of(Pass pass, Scores scores, Supervision known) {
      NDArray hundred = Scalars.of(known.epoch(), 100);
      NDArray time = known.epoch().mul(hundred).add(known.progress()); // a scalar
      NDArray sum = scores.logits().sum(new int[] {1});
      return sum.mul(Scalars.of(sum, 0)).add(time);
    }
  }

  /** A head, a tower whose name is no modality's, and a loss that is there with targets alone. */
  private static final class Both extends Fusion {

    private final Projection tower = child("tower", new Projection(WIDTH, 2, true));

    @Override
    public Fused fuse(Pass pass, List<Modality> modalities) {
      Modality only = modalities.get(0);
      NDArray outputs = tower.project(pass, only.global());
      NDArray half = only.present().mul(Scalars.of(only.present(), 0.5));
      Fused fused =
          Fused.features(only.global()).withTower(new Fused.Tower("of-none", outputs, half));
      return pass.supervision()
          .map(known -> fused.withAuxiliaryLoss("known", known.targets().sum(new int[] {1})))
          .orElse(fused);
    }

    @Override
    public OptionalLong features() {
      return OptionalLong.of(WIDTH);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PyTorch", "TensorFlow"})
  void a_loss_sees_the_stage_of_each_step_and_the_end_in_evaluation(String engine) {
    SystemNetwork network = OwnSystem.of(new Both(), new Clock(), WIDTH);
    HostBatch batch = BlankBatch.of(network, 2, 0.05);
    try (TrainingSession session = StudySystem.engine(engine).train(plan(network))) {
      List<Double> losses = new ArrayList<>();
      for (int step = 0; step < 4; step++) {
        HostBatch.Stage stage = new HostBatch.Stage(step / 2, step / 4.0);
        losses.add(session.train(batch.at(stage), step, 0.1).loss());
      }
      // head 1, tower 0.5, targets 1
      assertThat(losses)
          .usingElementComparator(StageTest::close)
          .containsExactly(1.0, 1 + 1.5 * 0.25, 1 + 1.5 * 100.5, 1 + 1.5 * 100.75);
      HostOutputs outputs = session.evaluate(batch.at(new HostBatch.Stage(2, 1)));
      assertThat(outputs.loss()).isCloseTo(1.5 * 201, within(1e-3));
      assertThat(outputs.towers()).containsOnlyKeys("of-none");
      assertThat(outputs.present().get("of-none").values()).containsExactly(0.5f, 0.5f);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PyTorch", "TensorFlow"})
  void a_tower_that_bears_no_modalitys_name_is_read_back_by_its_own(String engine) {
    SystemNetwork network = OwnSystem.of(new Both(), new Clock(), WIDTH);
    ModalityTower voice = Objects.requireNonNull(network.towers().get("voice"));
    BatchPlan batches =
        new BatchPlan(
            List.of(new ModalityLayout("voice", "voice", voice.features(), voice.timing())),
            Optional.empty(),
            new TrainingSection.Batch(2, 8),
            new float[] {1, 1},
            FittedNormalisation.none());
    Features features = Features.uniform(new float[2 * WIDTH], voice.features());
    Map<String, HeldFeatures> held = Map.of("voice", HeldFeatures.of(features));
    List<Example> examples =
        List.of(
            new Example(Recording.of("with", Map.of()), held, OptionalInt.of(0), 1),
            new Example(Recording.of("without", Map.of()), Map.of(), OptionalInt.of(1), 1));
    try (InferenceSession session = StudySystem.engine(engine).infer(plan(network))) {
      Tunable.TowerOutputs tower = PartEvaluation.run(session, batches, examples).towers().get(0);
      assertThat(tower.name()).isEqualTo("of-none");
      assertThat(tower.present()).containsExactly(true, false);
      assertThat(tower.logits()).hasDimensions(2, 2);
    }
  }

  /** Gives what it is told to. */
  private static final class Told extends Fusion {

    private final UnaryOperator<Fused> change;

    Told(UnaryOperator<Fused> change) {
      this.change = change;
    }

    @Override
    public Fused fuse(Pass pass, List<Modality> modalities) {
      return change.apply(Fused.features(modalities.get(0).global()));
    }

    @Override
    public OptionalLong features() {
      return OptionalLong.of(WIDTH);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PyTorch", "TensorFlow"})
  void a_fusion_with_nothing_to_train_is_refused_at_the_first_step(String engine) {
    SystemNetwork network =
        OwnSystem.of(new Told(fused -> fused.withLossWeight(0)), new Clock(), WIDTH);
    HostBatch batch = BlankBatch.of(network, 2, 0.05);
    try (TrainingSession session = StudySystem.engine(engine).train(plan(network))) {
      assertThat(session.evaluate(batch).loss()).isZero();
      assertThatThrownBy(() -> session.train(batch, 1, 0.1))
          .isInstanceOf(PolyfuseException.class)
          .hasMessageStartingWith(
              "fusion: must give something to train but weighs its outputs by 0");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PyTorch", "TensorFlow"})
  void towers_of_one_name_are_refused(String engine) {
    UnaryOperator<Fused> twice =
        fused -> {
          NDArray values = ((Fused.Features) fused).values();
          Fused.Tower tower = new Fused.Tower("twin", values, values.sum(new int[] {1}));
          return fused.withTower(tower).withTower(tower);
        };
    SystemNetwork network = OwnSystem.of(new Told(twice), new Clock(), WIDTH);
    try (TrainingSession session = StudySystem.engine(engine).train(plan(network))) {
      assertThatThrownBy(() -> session.train(BlankBatch.of(network, 2, 0.05), 1, 0.1))
          .isInstanceOf(PolyfuseException.class)
          .hasMessageContaining("two are named 'twin'");
    }
  }

  private static int close(double one, double other) {
    return Math.abs(one - other) < 1e-3 ? 0 : Double.compare(one, other);
  }

  private static SessionPlan plan(SystemNetwork network) {
    Map<String, HostTensor> start = InitialWeights.draw(network, 3);
    return new SessionPlan(network, start, Systems.SGD, List.of(), List.of("cpu"));
  }
}
