package org.polyfuse.runtime.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.config.Resolved;
import org.polyfuse.runtime.run.SmallSystem;

class StudyTest {

  /** Of the study before losses and metrics were parts. */
  private static final String HASH =
      "b8ee5fed460673ac21d8f00f7ee581b874a59e12a71a2bae6871e8d1246c7b17";

  private static String hash(String... overrides) {
    return Resolved.of(SmallSystem.study(overrides)).hash();
  }

  @Test
  void the_default_loss_and_no_further_metrics_leave_the_hash_of_a_run() {
    assertThat(Resolved.of(SmallSystem.study()).yaml())
        .contains("loss:", "type: cross-entropy", "metrics: []");
    assertThat(hash()).isEqualTo(HASH);
    assertThat(hash("task.loss={type: cross-entropy, labelSmoothing: 0}")).isEqualTo(HASH);
    assertThat(hash("task.loss.labelSmoothing=0.1")).isNotEqualTo(HASH);
    assertThat(hash("task.loss.type=focal")).isNotEqualTo(HASH);
    assertThat(hash("evaluation.metrics=[brier]")).isNotEqualTo(HASH);
  }

  @Test
  void an_epoch_can_be_best_in_what_the_study_measures_alone() {
    Study study = SmallSystem.study("training.select=brier", "evaluation.metrics=[brier]");
    assertThat(study.training().select().own()).isEmpty();
    assertThat(study.training().select().isNone()).isFalse();

    assertThatThrownBy(() -> SmallSystem.study("training.select=brier"))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining(
            "training: select.metric must be a metric of the study but was 'brier'. Known:"
                + " accuracy, uar, macro-f1, loss, none; list others in evaluation.metrics");
    assertThatThrownBy(() -> SmallSystem.study("training.select=acuracy"))
        .hasMessageContaining("did you mean 'accuracy'?");
  }

  @Test
  void metrics_of_one_name_are_refused() {
    assertThatThrownBy(() -> SmallSystem.study("evaluation.metrics=[brier, brier]"))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("evaluation.metrics: each must have another name")
        .hasMessageContaining("'brier' stands there twice");
  }
}
