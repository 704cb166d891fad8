package org.polyfuse.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.FeatureArray;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.runtime.run.RunOptions;
import org.polyfuse.runtime.run.SmallSystem;

class PolyfuseTest {

  @TempDir static Path runs;
  private static Path run;

  @BeforeAll
  static void train() {
    run = SmallSystem.runner().run(SmallSystem.study(), RunOptions.into(runs)).folder();
  }

  private static Recording recording(int steps, String... streams) {
    Map<String, StreamSource> sources = new java.util.LinkedHashMap<>();
    for (String stream : streams) {
      SplittableRandom random = new SplittableRandom(steps);
      float[] values = new float[steps * 16];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextGaussian();
      }
      sources.put(stream, StreamSource.of(new FeatureArray(values, new Shape(16), 0.1)));
    }
    return Recording.of("mine", sources);
  }

  @Test
  void a_recording_gets_posteriors_attention_and_factors() {
    try (Polyfuse polyfuse = Polyfuse.open(run)) {
      Prediction prediction = polyfuse.predict(recording(9, "audio", "markers"));

      assertThat(polyfuse.classes()).containsExactly("hap", "sad", "ang", "neu");
      assertThat(prediction.id()).isEqualTo("mine");
      assertThat(prediction.posteriors().keySet()).containsExactlyElementsOf(polyfuse.classes());
      assertSumsToOne(prediction.posteriors().values().stream().mapToDouble(p -> p).sum());
      assertThat(prediction.posteriors().get(prediction.label()))
          .isEqualTo(prediction.posteriors().values().stream().max(Double::compare).orElseThrow());
      for (String modality : List.of("audio", "face")) {
        List<Prediction.AttendedStep> steps = prediction.attention().get(modality);
        assertThat(steps).hasSize(9);
        assertSumsToOne(steps.stream().mapToDouble(Prediction.AttendedStep::weight).sum());
      }
      float mu = prediction.diagnostics().get("mu.audio").values()[0];
      assertSumsToOne(mu + prediction.diagnostics().get("mu.face").values()[0]);
    }
  }

  @Test
  void many_are_predicted_in_batches_as_each_alone() {
    List<Recording> recordings = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      recordings.add(i == 4 ? recording(7, "markers") : recording(5 + i, "audio", "markers"));
    }
    try (Polyfuse polyfuse = Polyfuse.open(run)) {
      polyfuse.warmUp();
      List<Prediction> together = polyfuse.predict(recordings);

      assertThat(together).hasSize(11);
      for (int i = 0; i < 11; i++) {
        Prediction alone = polyfuse.predict(recordings.get(i));
        Prediction one = together.get(i);
        assertThat(one.label()).isEqualTo(alone.label());
        alone
            .posteriors()
            .forEach(
                (label, value) ->
                    assertThat(one.posteriors().get(label)).isCloseTo(value, within(1e-5)));
        assertThat(one.attention().keySet()).isEqualTo(alone.attention().keySet());
        alone
            .attention()
            .forEach(
                (name, steps) ->
                    assertThat(one.attention().get(name))
                        .usingRecursiveComparison()
                        .withComparatorForType(
                            (a, b) -> Math.abs(a - b) < 1e-5 ? 0 : Double.compare(a, b),
                            Double.class)
                        .isEqualTo(steps));
        assertThat(one.diagnostics().get("mu.face").values()[0])
            .isCloseTo(alone.diagnostics().get("mu.face").values()[0], within(1e-5f));
      }
    }
  }

  @Test
  void each_recording_that_cannot_be_predicted_is_named() {
    try (Polyfuse polyfuse = Polyfuse.open(run)) {
      Recording none = Recording.of("none", Map.of());
      Recording neither = Recording.of("neither", Map.of());
      assertThatThrownBy(() -> polyfuse.predict(List.of(none, recording(5, "audio"), neither)))
          .isInstanceOf(PolyfuseException.class)
          .hasMessageContaining("recording 'none': has none of the streams audio, markers")
          .hasMessageContaining("recording 'neither': has none of the streams audio, markers");
      assertThat(polyfuse.predict(List.of())).isEmpty();
    }
  }

  private static void assertSumsToOne(double sum) {
    assertThat(sum).isCloseTo(1, within(1e-5));
  }

  @Test
  void an_absent_stream_has_no_attention() {
    try (Polyfuse polyfuse = Polyfuse.open(run)) {
      Prediction prediction = polyfuse.predict(recording(9, "markers"));
      assertThat(prediction.attention()).containsOnlyKeys("face");
    }
  }

  @Test
  void a_recording_without_any_stream_is_refused_in_words() {
    try (Polyfuse polyfuse = Polyfuse.open(run)) {
      assertThatThrownBy(() -> polyfuse.predict(recording(9, "text")))
          .isInstanceOf(PolyfuseException.class)
          .hasMessageContaining("recording 'mine'")
          .hasMessageContaining("[audio, markers]");
    }
  }

  @Test
  void many_threads_get_what_one_gets() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (Polyfuse polyfuse = Polyfuse.open(run, OptionalInt.of(1))) {
      List<Callable<Map<String, Double>>> work = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        Recording recording = recording(1 + i % 16, "audio", "markers");
        work.add(() -> polyfuse.predict(recording).posteriors());
      }
      List<Future<Map<String, Double>>> results = threads.invokeAll(work);
      for (int i = 0; i < work.size(); i++) {
        assertThat(results.get(i).get()).isEqualTo(work.get(i).call());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void what_was_closed_refuses_to_predict_and_is_closed_again_without_a_word() {
    Polyfuse polyfuse = Polyfuse.open(run);
    polyfuse.close();
    polyfuse.close();

    assertThatThrownBy(() -> polyfuse.predict(recording(9, "audio", "markers")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Polyfuse: must be open to predict but was closed. Open the run again.");
    assertThat(polyfuse.classes()).hasSize(4);
  }

  @Test
  void closing_waits_for_predictions_under_way_and_refuses_later_ones() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (Polyfuse polyfuse = Polyfuse.open(run)) {
      Recording recording = recording(5, "audio", "markers");
      Map<String, Double> expected = polyfuse.predict(recording).posteriors();
      CountDownLatch started = new CountDownLatch(4);
      Callable<Integer> untilClosed =
          () -> {
            for (int done = 0; ; done++) {
              try {
                assertThat(polyfuse.predict(recording).posteriors()).isEqualTo(expected);
                started.countDown();
              } catch (IllegalStateException closed) {
                return done;
              }
            }
          };
      List<Future<Integer>> results = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        results.add(threads.submit(untilClosed));
      }
      started.await();
      polyfuse.close();
      for (Future<Integer> result : results) {
        assertThat(result.get()).isNotNegative();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void a_folder_or_a_fold_that_is_not_there_is_told() {
    assertThatThrownBy(() -> Polyfuse.open(runs))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("a trained system is needed but there is none");
    assertThatThrownBy(() -> Polyfuse.open(run, OptionalInt.of(2)))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageEndingWith("Folds there: 1.");
  }
}
