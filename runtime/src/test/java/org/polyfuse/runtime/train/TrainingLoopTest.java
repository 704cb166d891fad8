package org.polyfuse.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Features;
import org.polyfuse.api.metric.Metric;
import org.polyfuse.runtime.data.Example;
import org.polyfuse.runtime.data.HeldFeatures;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.engine.TrainingSession;
import org.polyfuse.runtime.run.SmallSystem;

class TrainingLoopTest {

  @Test
  void a_loss_that_is_no_number_ends_training_in_words() {
    SmallSystem system = SmallSystem.of();
    List<Example> train = new ArrayList<>(system.train());
    train.set(0, withNaN(train.get(0)));
    String odd = train.get(0).recording().id();

    assertThatThrownBy(() -> run(system, train))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageMatching(
            "training: the loss is NaN in fold 1, epoch 1, step \\d of 6( \\([0-9.]+ a step before\\))?;"
                + " learning rate 0\\.01, gradient norm NaN; 8 recordings: '.*' and 3 more; it comes"
                + " of 1: '"
                + odd
                + "'\\. Lower training\\.optimizer\\.learningRate, set"
                + " training\\.optimizer\\.clip, or look at these recordings;"
                + " training\\.onDivergence=restore tries lower rates\\.");
  }

  @Test
  void what_is_told_of_a_loss_does_not_depend_on_where_training_went_on(@TempDir Path folder) {
    SmallSystem system = SmallSystem.of("training.optimizer={type: sgd, learningRate: 1e38}");
    List<String> told = new ArrayList<>();
    assertThatThrownBy(() -> run(system, system.train())).satisfies(e -> told.add(e.getMessage()));
    assertThat(told.get(0)).contains(" a step before)");

    for (int steps = 1; told.size() == 1; steps++) {
      assertThat(steps).isLessThan(20);
      stopAfter(system, steps, folder.resolve(String.valueOf(steps)), told);
    }
    assertThat(told.get(1)).isEqualTo(told.get(0));
  }

  /** Trains one step at a time, so many times, then on to the end. */
  private static void stopAfter(SmallSystem system, int steps, Path folder, List<String> told) {
    for (int i = 0; i <= steps; i++) {
      FileCheckpoints checkpoints = new FileCheckpoints(folder, 1e9, () -> {}, told::add);
      StopSignal stop = new StopSignal();
      if (i < steps) {
        stop.stop();
      }
      try (TrainingSession session = system.session()) {
        new TrainingLoop(system.loop(), session, checkpoints, Progress.SILENT, stop)
            .run(system.train(), system.validation());
      } catch (InterruptedRunException e) {
        continue;
      } catch (PolyfuseException e) {
        told.add(e.getMessage());
        return;
      }
    }
  }

  @Test
  void what_cannot_be_trained_is_given_up_after_four_tries() {
    SmallSystem system = SmallSystem.of("training.onDivergence=restore");
    List<Example> train = new ArrayList<>(system.train());
    train.set(0, withNaN(train.get(0)));
    List<String> warnings = new ArrayList<>();

    assertThatThrownBy(() -> run(system, train, CheckpointStore.NONE, warnings))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("learning rate 6.25E-4")
        .hasMessageContaining("(after 4 epochs that began anew at half the rate)")
        .hasMessageEndingWith("or look at these recordings.");
    assertThat(warnings).hasSize(4);
    assertThat(warnings.get(1))
        .endsWith("learning rate 0.0025, half of what it was (2 of 4 times)");
  }

  @Test
  void a_diverged_epoch_begins_anew_and_goes_on_to_the_same_bits_after_a_stop(
      @TempDir Path folder) {
    SmallSystem system = SmallSystem.of(DIVERGES);
    List<String> warnings = new ArrayList<>();
    Trained trained = run(system, system.train(), CheckpointStore.NONE, warnings);
    assertThat(warnings).isNotEmpty().allMatch(line -> line.contains("The epoch begins anew with"));
    assertThat(trained.history()).hasSize(6).allMatch(row -> Double.isFinite(row.loss()));

    List<String> again = new ArrayList<>();
    int stops = 0;
    while (true) {
      StopSignal stop = new StopSignal();
      FileCheckpoints checkpoints = new FileCheckpoints(folder, 1e-9, () -> {}, again::add);
      try (TrainingSession session = system.session()) {
        Trained pieces =
            new TrainingLoop(system.loop(), session, checkpoints, stopping(stop, again), stop)
                .run(system.train(), system.validation());
        assertThat(losses(pieces)).isEqualTo(losses(trained));
        break;
      } catch (InterruptedRunException e) {
        stops++;
      }
    }
    assertThat(stops).isGreaterThan(3);
    assertThat(again).isEqualTo(warnings);
  }

  /** A rate at which weights overflow, and a sixteenth of which they bear. */
  private static final String[] DIVERGES = {
    "training.onDivergence=restore", "training.optimizer={type: sgd, learningRate: 1e20}"
  };

  private static Progress stopping(StopSignal stop, List<String> warnings) {
    return new Progress() {
      private int made;

      @Override
      public void step(
          int fold,
          int epoch,
          int epochs,
          int step,
          int all,
          double loss,
          double right,
          double rate) {
        if (++made == 4) {
          stop.stop();
        }
      }

      @Override
      public void warn(String line) {
        warnings.add(line);
      }
    };
  }

  private static List<Double> losses(Trained trained) {
    return trained.history().stream().map(HistoryRow::loss).toList();
  }

  private static Trained run(
      SmallSystem system, List<Example> train, CheckpointStore checkpoints, List<String> warnings) {
    Progress progress =
        new Progress() {
          @Override
          public void warn(String line) {
            warnings.add(line);
          }
        };
    try (TrainingSession session = system.session()) {
      return new TrainingLoop(system.loop(), session, checkpoints, progress, new StopSignal())
          .run(train, system.validation());
    }
  }

  private static Example withNaN(Example example) {
    Map<String, HeldFeatures> features = new LinkedHashMap<>();
    example
        .features()
        .forEach(
            (name, each) -> {
              float[] values = each.get().values().clone();
              Arrays.fill(values, Float.NaN);
              features.put(
                  name, HeldFeatures.of(new Features(values, each.shape(), each.get().centres())));
            });
    return new Example(example.recording(), features, example.label(), example.seconds());
  }

  @Test
  void the_weights_of_the_best_epoch_are_kept() {
    SmallSystem system = SmallSystem.of("training.epochs=8", "training.select.metric=loss");
    try (TrainingSession session = system.session()) {
      Trained trained = loop(system, session).run(system.train(), system.validation());

      List<HistoryRow> validation =
          trained.history().stream().filter(row -> row.split().equals("validation")).toList();
      double best = validation.stream().mapToDouble(HistoryRow::loss).min().orElseThrow();
      assertThat(validation).hasSize(8);
      assertThat(validation.get(trained.epoch() - 1).loss()).isEqualTo(best);
      PartResult again =
          PartEvaluation.run(session, system.loop().batchPlan(), system.validation());
      assertThat(again.loss()).isEqualTo(best);
    }
  }

  @Test
  void an_epoch_can_be_best_in_a_further_metric() {
    SmallSystem system =
        SmallSystem.of(
            "training.epochs=4",
            "training.select.metric=brier",
            "evaluation.metrics=[brier]",
            "training.optimizer.learningRate=0.5");
    Metric brier = system.loop().metrics().get(0);
    List<Double> values = new ArrayList<>();
    try (TrainingSession session = system.session()) {
      Progress look =
          new Progress() {
            @Override
            public void row(HistoryRow row, int epochs) {
              if (row.split().equals("validation")) {
                values.add(validated(system, session).metric(brier));
              }
            }
          };
      Trained trained =
          new TrainingLoop(system.loop(), session, CheckpointStore.NONE, look, new StopSignal())
              .run(system.train(), system.validation());

      double least = values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
      assertThat(values).hasSize(4).doesNotHaveDuplicates();
      assertThat(values.get(trained.epoch() - 1)).isEqualTo(least);
      assertThat(validated(system, session).metric(brier)).isEqualTo(least);
    }
  }

  private static PartResult validated(SmallSystem system, TrainingSession session) {
    return PartEvaluation.run(session, system.loop().batchPlan(), system.validation());
  }

  @Test
  void a_step_knows_how_far_the_training_is() {
    LoopPlan plan = SmallSystem.of("training.epochs=4").loop();

    assertThat(plan.stage(1, 0, 5)).isEqualTo(new HostBatch.Stage(0, 0));
    assertThat(plan.stage(3, 2, 5)).isEqualTo(new HostBatch.Stage(2, 0.6));
    HostBatch.Stage evaluated =
        plan.batchPlan().plan(SmallSystem.of().validation().subList(0, 1)).stage();
    assertThat(evaluated).isEqualTo(new HostBatch.Stage(4, 1));
  }

  @Test
  void patience_ends_training_early() {
    SmallSystem system =
        SmallSystem.of("training.epochs=200", "training.select={metric: accuracy, patience: 2}");
    Trained trained = run(system, system.train());

    assertThat(trained.history()).hasSize(2 * (trained.epoch() + 2));
  }

  @Test
  void without_selection_the_last_weights_are_kept() {
    SmallSystem system = SmallSystem.of("training.select=none");
    assertThat(run(system, system.train()).epoch()).isEqualTo(3);
  }

  @Test
  void training_learns() {
    SmallSystem system = SmallSystem.of("training.epochs=25");
    List<HistoryRow> train =
        run(system, system.train()).history().stream()
            .filter(row -> row.split().equals("train"))
            .toList();

    assertThat(train.get(24).loss()).isLessThan(0.6 * train.get(0).loss());
  }

  private static Trained run(SmallSystem system, List<Example> train) {
    try (TrainingSession session = system.session()) {
      return loop(system, session).run(train, system.validation());
    }
  }

  private static TrainingLoop loop(SmallSystem system, TrainingSession session) {
    return new TrainingLoop(
        system.loop(), session, CheckpointStore.NONE, Progress.SILENT, new StopSignal());
  }
}
