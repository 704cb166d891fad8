package org.polyfuse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One small run, and what is done with it. */
class RunCommandsTest {

  @TempDir static Path runs;

  private static Called first;

  @BeforeAll
  static void run() {
    first = Called.with(SmallStudy.with("run", "--runs", runs.toString(), "name=small"));
  }

  @Test
  void a_run_prints_its_results() throws Exception {
    assertThat(first.code()).describedAs(first.err()).isZero();
    assertThat(first.out())
        .contains("accuracy (WA)", "macro F1", "is \\ taken for", "parameters", "folder")
        .contains("hap", "neu");
    assertThat(first.err()).contains("polyfuse: fold 1, epoch 2/2: train loss");
    assertThat(folders()).hasSize(1);
  }

  @Test
  void a_finished_run_shows_its_results_again() throws Exception {
    Called again =
        Called.with(SmallStudy.with("run", "--json", "--runs", runs.toString(), "name=small"));
    assertThat(again.code()).isZero();
    assertThat(again.err()).contains("finished before");
    JsonNode file = new ObjectMapper().readTree(folder().resolve("metrics.json").toFile());
    assertThat(again.json()).isEqualTo(file);
  }

  @Test
  void a_run_killed_over_its_page_gets_it_and_keeps_no_part_of_another() throws Exception {
    Path part = folder().resolve(".report.html.9d803516-5f5c-4ae5-b0cc-5f26b55e58db.tmp");
    Files.move(folder().resolve("report.html"), part);
    Called again = Called.with(SmallStudy.with("run", "--runs", runs.toString(), "name=small"));
    assertThat(again.code()).describedAs(again.err()).isZero();
    assertThat(folder().resolve("report.html")).isNotEmptyFile();
    assertThat(part).doesNotExist();
  }

  @Test
  void quiet_leaves_standard_error_empty() {
    Called quiet =
        Called.with(SmallStudy.with("run", "-q", "--runs", runs.toString(), "name=small"));
    assertThat(quiet.err()).isEmpty();
    assertThat(quiet.out()).contains("accuracy (WA)");
  }

  @Test
  void force_runs_anew_in_another_folder(@TempDir Path others) throws Exception {
    String[] run =
        SmallStudy.with("run", "-q", "--force", "--runs", others.toString(), "training.epochs=1");
    Called.with(run);
    assertThat(Called.with(run).code()).isZero();
    try (var folders = Files.list(others)) {
      assertThat(folders).hasSize(2);
    }
  }

  @Test
  void evaluated_again_a_run_has_the_same_results() throws Exception {
    JsonNode before = new ObjectMapper().readTree(folder().resolve("metrics.json").toFile());
    Path predictions = runs.resolveSibling("again-" + runs.getFileName() + ".csv");
    Called again = evaluate("--json", "--output", predictions.toString());
    assertThat(again.code()).describedAs(again.err()).isZero();
    assertThat(again.json()).isEqualTo(before);
    assertThat(predictions).hasSameTextualContentAs(folder().resolve("predictions.csv"));
    Files.delete(predictions);
  }

  @Test
  void other_data_is_evaluated_whole_with_the_final_model() {
    JsonNode other = evaluate("--json", "dataset.seed=2").json();
    assertThat(other.path("samples").asInt()).isEqualTo(24);
    assertThat(other.path("folds").get(0).path("fold").asInt()).isZero();
  }

  @Test
  void data_with_other_classes_is_refused() {
    Called called = evaluate("dataset.classes=[hap,sad]");
    assertThat(called.code()).isEqualTo(2);
    assertThat(called.err())
        .contains("dataset: its classes must be", "[hap, sad, ang, neu]", "[hap, sad]");
  }

  @Test
  void what_weights_depend_on_cannot_be_overridden() {
    Called called = evaluate("fusion.k=2", "seed=3");
    assertThat(called.code()).isEqualTo(2);
    assertThat(called.err()).contains("fusion.k: must stay", "seed: must stay").hasLineCount(2);
  }

  @Test
  void a_fold_that_is_not_there_is_named() {
    Called called = evaluate("--fold", "3");
    assertThat(called.code()).isEqualTo(2);
    assertThat(called.err()).contains("--fold: must be 1 to 1 but was 3");
  }

  @Test
  void a_run_that_is_not_there_is_the_users_to_fix() {
    Called called = Called.with("evaluate", "smal", "--runs", runs.toString());
    assertThat(called.code()).isEqualTo(2);
    assertThat(called.err()).contains("There are: small-").hasLineCount(1);
  }

  @Test
  void a_prediction_of_an_unknown_stream_names_the_known_ones() {
    Called called = Called.with("predict", "small", "adio=x.wav", "--runs", runs.toString());
    assertThat(called.code()).isEqualTo(2);
    assertThat(called.err()).contains("did you mean 'audio'? Known: audio, markers");
  }

  private static Called evaluate(String... arguments) {
    List<String> all =
        new java.util.ArrayList<>(
            List.of("evaluate", "small", "-q", "--runs", runs.toString(), "cache.maxGiB=0"));
    all.addAll(List.of(arguments));
    return Called.with(all.toArray(String[]::new));
  }

  private static Path folder() throws Exception {
    return folders().get(0);
  }

  private static List<Path> folders() throws Exception {
    try (var folders = Files.list(runs)) {
      return folders.toList();
    }
  }
}
