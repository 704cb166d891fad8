package org.polyfuse.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.FeatureArray;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.runtime.memory.InMemoryDataset;
import org.polyfuse.runtime.run.RunEvaluation;
import org.polyfuse.runtime.run.RunOptions;
import org.polyfuse.runtime.run.RunResult;
import org.polyfuse.runtime.study.Study;
import org.polyfuse.runtime.train.HistoryRow;
import org.polyfuse.runtime.train.InterruptedRunException;
import org.polyfuse.runtime.train.Progress;
import org.polyfuse.runtime.train.StopSignal;

class ToolkitTest {

  private static final Toolkit TOOLKIT = Toolkit.onClassPath();

  @TempDir Path runs;

  private RunResult train(Study study) {
    return TOOLKIT.train(study, RunOptions.into(runs));
  }

  private static Study study(long seed) {
    return Voices.study(TOOLKIT, Voices.dataset(seed, 16)).build();
  }

  @Test
  void arrays_in_memory_are_learnt_opened_and_predicted() {
    RunResult result = train(study(1));

    assertThat(result.metrics().samples()).isEqualTo(8);
    assertThat(result.metrics().accuracy()).isEqualTo(1.0);
    try (Polyfuse polyfuse = TOOLKIT.open(result.folder())) {
      assertThat(polyfuse.predict(recording("high")).label()).isEqualTo("high");
      assertThat(polyfuse.predict(recording("low")).label()).isEqualTo("low");
    }
  }

  private static Recording recording(String label) {
    float[][] steps = Voices.steps(99, label);
    float[] values = new float[steps.length * 4];
    for (int i = 0; i < steps.length; i++) {
      System.arraycopy(steps[i], 0, values, 4 * i, 4);
    }
    return Recording.of(
        label, Map.of("audio", StreamSource.of(new FeatureArray(values, new Shape(4), 0.1))));
  }

  @Test
  void the_same_content_is_the_same_run_and_other_content_another() {
    RunResult first = train(study(1));
    RunResult again = train(study(1));
    RunResult other = train(study(2));

    assertThat(again.isNew()).isFalse();
    assertThat(again.folder()).isEqualTo(first.folder());
    assertThat(other.isNew()).isTrue();
    assertThat(other.folder()).isNotEqualTo(first.folder());
  }

  @Test
  void a_stopped_run_goes_on_to_what_it_would_have_become() {
    StopSignal stop = new StopSignal();
    Progress stopping =
        new Progress() {
          @Override
          public void row(HistoryRow row, int epochs) {
            if (row.epoch() == 2) {
              stop.stop();
            }
          }
        };
    RunOptions options = new RunOptions(runs, false, stopping, (done, all) -> {}, stop);
    assertThatThrownBy(() -> TOOLKIT.train(study(1), options))
        .isInstanceOf(InterruptedRunException.class);
    RunResult resumed = train(study(1));
    RunResult whole = TOOLKIT.train(study(1), RunOptions.into(runs.resolve("whole")));

    assertThat(resumed.isNew()).isTrue();
    assertThat(weights(resumed)).isEqualTo(weights(whole));
  }

  private static byte[] weights(RunResult result) {
    try {
      return Files.readAllBytes(result.folder().resolve("model/weights.safetensors"));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void a_run_is_evaluated_on_its_own_test_part_or_on_other_recordings() {
    RunResult result = train(study(1));

    RunEvaluation own = TOOLKIT.evaluate(result.folder(), Voices.dataset(1, 16));
    assertThat(own.metrics().samples()).isEqualTo(8);
    assertThat(own.predictions().metrics().accuracy()).isEqualTo(result.metrics().accuracy());

    RunEvaluation other = TOOLKIT.evaluate(result.folder(), Voices.dataset(77, 5));
    assertThat(other.metrics().samples()).isEqualTo(10);
    assertThat(other.predictions().rows()).allMatch(row -> row.fold() == 0);
    assertThat(other.remarks()).anyMatch(line -> line.contains("have the ids of training"));
  }

  @Test
  void data_that_was_in_memory_must_be_given_again() {
    RunResult result = train(study(1));
    assertThatThrownBy(() -> TOOLKIT.evaluate(result.folder()))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageStartingWith("dataset: the recordings must be at hand but were held by");
  }

  @Test
  void other_classes_are_refused() {
    RunResult result = train(study(1));
    InMemoryDataset turned =
        InMemoryDataset.ofClasses("high", "low")
            .add("a", "low", r -> r.features("audio", Voices.steps(1, "low"), 0.1))
            .build();
    assertThatThrownBy(() -> TOOLKIT.evaluate(result.folder(), turned))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("must be those of the trained system, [low, high]");
  }

  @Test
  void a_class_that_is_none_is_told_at_once() {
    assertThatThrownBy(() -> InMemoryDataset.ofClasses("a", "b").add("clip", "c", r -> {}))
        .isInstanceOf(PolyfuseException.class)
        .hasMessage(
            "dataset: the class of recording 'clip' must be one of a, b but was 'c'. Name one of"
                + " them.");
  }

  @Test
  void unlabelled_recordings_are_neither_learnt_nor_tested() {
    InMemoryDataset.Builder more = InMemoryDataset.ofClasses("low", "high");
    Voices.dataset(1, 16).recordings().forEach(more::add);
    more.addUnlabelled("who knows", r -> r.features("audio", Voices.steps(5, "low"), 0.1));

    RunResult result = train(Voices.study(TOOLKIT, more.build()).build());

    assertThat(result.metrics().samples()).isEqualTo(8);
    assertThat(Optional.of(result.folder().resolve("model/system.json")))
        .get()
        .satisfies(file -> assertThat(file).content().doesNotContain("who knows"));
  }
}
