package org.polyfuse.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.evaluate.Predictions;
import org.polyfuse.runtime.folder.TrainedFolder;
import org.polyfuse.runtime.weights.HostTensor;
import org.polyfuse.runtime.weights.WeightsFile;

/** What a run leaves in its folder, and what another run can take from there. */
class RunTest {

  private static final String K_FOLD =
      "evaluation.protocol={type: k-fold, by: session, validate: next}";

  @TempDir static Path runs;
  private static Path single;
  private static Path folds;

  @BeforeAll
  static void train() {
    single = run("modalities.face.normalise=corpus").folder();
    folds = run("name=folds", K_FOLD, "training.epochs=1").folder();
  }

  private static RunResult run(String... overrides) {
    return SmallSystem.runner().run(SmallSystem.study(overrides), RunOptions.into(runs));
  }

  @Test
  void the_folder_is_named_after_the_study_and_its_hash() {
    assertThat(single.getFileName().toString()).matches("tiny-[0-9a-f]{8}");
    assertThat(folds.getFileName().toString()).matches("folds-[0-9a-f]{8}");
  }

  @Test
  void the_folder_holds_what_is_promised() throws IOException {
    for (Path run : new Path[] {single, folds}) {
      for (String name :
          new String[] {
            "config.yaml",
            "provenance.json",
            "metrics.json",
            "predictions.csv",
            "history.csv",
            "damage.csv",
            "fold-1/weights.safetensors",
            "fold-1/checkpoint",
            "model/weights.safetensors",
            "model/config.yaml"
          }) {
        assertThat(run.resolve(name)).exists();
      }
    }
    try (Stream<Path> all = Files.list(folds)) {
      assertThat(all.filter(each -> each.getFileName().toString().startsWith("fold-"))).hasSize(5);
    }
  }

  @Test
  void metrics_have_their_keys_and_agree_with_the_predictions() throws IOException {
    JsonNode metrics = new ObjectMapper().readTree(folds.resolve("metrics.json").toFile());
    Predictions predictions = Predictions.read(folds.resolve("predictions.csv"));

    assertThat(metrics.fieldNames())
        .toIterable()
        .contains(
            "accuracy",
            "uar",
            "macroF1",
            "classes",
            "confusion",
            "samples",
            "parameters",
            "trainSeconds",
            "folds");
    assertThat(metrics.get("samples").asInt()).isEqualTo(80).isEqualTo(predictions.rows().size());
    assertThat(metrics.get("folds")).hasSize(5);
    assertThat(metrics.get("folds").get(4).get("fold").asInt()).isEqualTo(5);
    assertThat(metrics.get("accuracy").asDouble())
        .isEqualTo(predictions.metrics().accuracy(), within(1e-12));
    assertThat(Files.readAllLines(folds.resolve("history.csv")).get(0))
        .isEqualTo("fold,epoch,split,loss,accuracy,seconds,samplesPerSecond");
  }

  @Test
  void with_one_fold_its_model_is_the_final_one() {
    assertThat(single.resolve("model/weights.safetensors"))
        .hasSameBinaryContentAs(single.resolve("fold-1/weights.safetensors"));
  }

  @Test
  void with_several_folds_the_final_model_is_trained_on_everything() throws IOException {
    assertThat(Files.readString(folds.resolve("history.csv"))).contains("\n0,1,train,");
    assertThat(
            Arrays.equals(
                Files.readAllBytes(folds.resolve("model/weights.safetensors")),
                Files.readAllBytes(folds.resolve("fold-1/weights.safetensors"))))
        .isFalse();
  }

  @Test
  void what_is_left_to_the_data_is_a_number_in_the_folds_config() throws IOException {
    assertThat(single.resolve("config.yaml")).content().contains("segmentSeconds: auto");
    assertThat(single.resolve("fold-1/config.yaml"))
        .content()
        .containsPattern("segmentSeconds: 0\\.\\d+\\n");
  }

  @Test
  void fitted_normalisation_stands_with_the_weights() {
    Map<String, HostTensor> weights = WeightsFile.read(single.resolve("model/weights.safetensors"));
    assertThat(weights.keySet())
        .anyMatch(name -> name.startsWith("normalisation.face"))
        .noneMatch(name -> name.startsWith("normalisation.audio"));
  }

  @Test
  void a_run_starts_from_the_same_fold_of_another_on_the_same_data() {
    Path taken =
        run(
                "name=taken",
                K_FOLD,
                "training.epochs=1",
                "init=[{from: folds, part: modalities.audio, freeze: true}]")
            .folder();
    for (int fold = 1; fold <= 5; fold++) {
      assertSame(weights(taken, fold), weights(folds, fold), "modalities.audio.attention.W");
    }
  }

  private static Map<String, HostTensor> weights(Path run, int fold) {
    return TrainedFolder.of(run, OptionalInt.of(fold)).weights();
  }

  private static void assertSame(
      Map<String, HostTensor> actual, Map<String, HostTensor> expected, String name) {
    assertThat(actual.get(name).values()).isEqualTo(expected.get(name).values());
    String trained = name.replace("audio", "face");
    assertThat(actual.get(trained).values()).isNotEqualTo(expected.get(trained).values());
  }

  @Test
  void a_run_that_learnt_from_held_out_recordings_is_refused() {
    assertThatThrownBy(
            () -> run("name=more", K_FOLD, "init=[{from: tiny, part: modalities.audio}]"))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining(
            "may have learnt from what fold 1 holds out, but they have, from 'Ses");
  }

  @Test
  void the_final_model_of_a_run_on_another_modality_does_not_leak_the_test_recordings() {
    Path alone =
        run("name=alone", K_FOLD, "training.epochs=1", "modalities.face=null", "fusion=none")
            .folder();
    Path taken =
        run(
                "name=onward",
                K_FOLD,
                "training.epochs=1",
                "init=[{from: alone, part: modalities.audio, freeze: true}]")
            .folder();
    String name = "modalities.audio.attention.W";
    for (int fold = 1; fold <= 5; fold++) {
      assertThat(weights(taken, fold).get(name).values())
          .isEqualTo(weights(alone, fold).get(name).values());
    }
  }

  @Test
  void weights_of_another_shape_are_not_taken_over() {
    assertThatThrownBy(() -> run("name=wide", "fusion.k=3", "init=[{from: tiny, part: fusion}]"))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("weights 'fusion.global.")
        .hasMessageContaining("must have shape ");
  }

  @Test
  void a_part_that_no_weight_belongs_to_is_refused() {
    assertThatThrownBy(() -> run("name=nose", "init=[{from: tiny, part: modalities.nose}]"))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageStartingWith("init.part: must begin the names of weights in ");
  }

  @Test
  void selection_without_validation_is_refused() {
    assertThatThrownBy(
            () ->
                run(
                    "name=blind",
                    "evaluation.protocol={type: k-fold, by: session, validate: none}"))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageStartingWith("training.select.metric: ");
  }
}
