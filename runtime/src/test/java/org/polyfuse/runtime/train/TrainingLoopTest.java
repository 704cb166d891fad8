package org.polyfuse.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Features;
import org.polyfuse.runtime.data.Example;
import org.polyfuse.runtime.data.HeldFeatures;
import org.polyfuse.runtime.engine.TrainingSession;
import org.polyfuse.runtime.run.SmallSystem;

class TrainingLoopTest {

  @Test
  void a_loss_that_is_no_number_ends_training_in_words() {
    SmallSystem system = SmallSystem.of();
    List<Example> train = new ArrayList<>(system.train());
    train.set(0, withNaN(train.get(0)));

    assertThatThrownBy(() -> run(system, train))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageMatching(
            "training: the loss is NaN in fold 1, epoch 1, step \\d+\\. Lower"
                + " training\\.optimizer\\.learningRate, or set training\\.optimizer\\.clip\\.");
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
