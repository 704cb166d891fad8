package org.polyfuse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyfuse.runtime.run.Robustness;

/** One small run under conditions. */
class ConditionCommandsTest {

  @TempDir static Path runs;

  private static Path folder;

  @BeforeAll
  static void run() throws IOException {
    Called run =
        Called.with(
            SmallStudy.with(
                "run", "-q", "--runs", runs.toString(), "name=small", "training.epochs=4"));
    assertThat(run.code()).describedAs(run.err()).isZero();
    try (var folders = Files.list(runs)) {
      folder = folders.findFirst().orElseThrow();
    }
  }

  @BeforeEach
  void forget() throws IOException {
    Files.deleteIfExists(folder.resolve("robustness.csv"));
  }

  @Test
  void what_is_removed_and_added_stands_before_the_results() {
    Called called = evaluate("--without", "face", "--noise", "audio=10dB");
    assertThat(called.code()).describedAs(called.err()).isZero();
    assertThat(called.out().lines())
        .startsWith("removed  face", "noise    audio 10 dB", "")
        .anyMatch(line -> line.startsWith("all "));
  }

  @Test
  void without_conditions_nothing_stands_there() {
    assertThat(evaluate().out()).startsWith("  ").contains("accuracy (WA)");
  }

  @Test
  void a_system_without_its_face_predicts_otherwise_and_noise_is_the_same_each_time()
      throws IOException {
    String clean = predictions();
    assertThat(clean).isEqualTo(Files.readString(folder.resolve("predictions.csv")));
    String noisy = predictions("--noise", "audio=0dB");
    assertThat(noisy).hasLineCount(clean.split("\n").length).isNotEqualTo(clean);
    assertThat(predictions("--noise", "audio=0dB")).isEqualTo(noisy);
    assertThat(predictions("--noise", "audio=10dB")).isNotEqualTo(noisy);
    assertThat(predictions("--without", "audio")).isNotEqualTo(clean);
    assertThat(predictions("--noise", "face=200dB")).isEqualTo(clean);
  }

  private static String predictions(String... conditions) throws IOException {
    Path file = Files.createTempFile("predictions", ".csv");
    List<String> all = new ArrayList<>(List.of(conditions));
    all.addAll(List.of("--output", file.toString()));
    Called called = evaluate(all.toArray(String[]::new));
    assertThat(called.code()).describedAs(called.err()).isZero();
    String text = Files.readString(file);
    Files.delete(file);
    return text;
  }

  @Test
  void several_ratios_give_a_row_each_after_one_without_noise() {
    List<String> lines = evaluate("--noise", "audio=20dB,0dB").out().lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0)).contains("accuracy (WA)", "samples");
    assertThat(lines.get(1)).startsWith("clean ");
    assertThat(lines.get(2)).startsWith("audio=20dB ");
    assertThat(lines.get(3)).startsWith("audio=0dB ");
  }

  @Test
  void lists_of_several_modalities_go_side_by_side() {
    JsonNode rows =
        evaluate("--json", "--noise", "audio=20,0", "--noise", "face=-5dB,-10dB").json();
    assertThat(rows)
        .extracting(row -> row.path("condition").asText())
        .containsExactly("clean", "audio=20dB, face=-5dB", "audio=0dB, face=-10dB");
    assertThat(rows.get(2).path("noise").path("face").asDouble()).isEqualTo(-10);
    assertThat(rows.get(2).path("metrics").path("samples").asInt()).isEqualTo(8);
  }

  @Test
  void one_condition_has_the_same_json_as_none() {
    assertThat(evaluate("--json", "--without", "face").json().fieldNames())
        .toIterable()
        .containsExactlyElementsOf(() -> evaluate("--json").json().fieldNames());
  }

  @Test
  void results_that_are_kept_stand_in_the_run_s_folder_and_nothing_else_changes()
      throws IOException {
    Map<Path, FileTime> before = times();
    evaluate("--noise", "audio=20dB,0dB", "--save");
    evaluate("--without", "face", "--save");
    evaluate("--noise", "audio=0dB", "--save"); // is there already

    List<Robustness.Row> rows = Robustness.read(folder);
    assertThat(rows)
        .extracting(Robustness.Row::condition)
        .containsExactly("clean", "audio=20dB", "audio=0dB", "without face");
    assertThat(rows.get(1).snr()).isEqualTo(OptionalDouble.of(20));
    assertThat(rows.get(1).modality()).isEqualTo("audio");
    assertThat(rows.get(3).snr()).isEmpty();
    assertThat(rows.get(0).accuracy())
        .isEqualTo(evaluate("--json").json().path("accuracy").asDouble());
    Map<Path, FileTime> after = times();
    assertThat(after.remove(folder.resolve("robustness.csv"))).isNotNull();
    assertThat(after).isEqualTo(before);
  }

  @Test
  void a_damaged_table_is_told() throws IOException {
    Files.writeString(folder.resolve("robustness.csv"), "condition,modality\nclean,\n");
    Called called = evaluate("--without", "face", "--save");
    assertThat(called.code()).isEqualTo(2);
    assertThat(called.err()).contains("robustness.csv: must be whole but is not").hasLineCount(1);
  }

  private static Map<Path, FileTime> times() throws IOException {
    Map<Path, FileTime> times = new TreeMap<>();
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        times.put(file, Files.getLastModifiedTime(file));
      }
    }
    return times;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--without fce | no modality 'fce'; did you mean 'face'? Known: audio, face.",
        "--noise adio=10dB | no modality 'adio'; did you mean 'audio'?",
        "--without face --without audio | must leave one modality or more",
        "--without face --noise face=10dB | 'face' is removed",
        "--noise audio | --noise: must be MODALITY=RATIO in dB but was 'audio'",
        "--noise audio=loud | --noise: must be MODALITY=RATIO in dB but was 'audio=loud'",
        "--noise audio=10dB, | --noise: must be MODALITY=RATIO in dB but was 'audio=10dB,'",
        "--noise audio=10dB --noise audio=0dB | must name 'audio' once",
        "--noise audio=20dB,10dB --noise face=9dB,6dB,3dB | lists must be equally long",
        "--noise audio=20dB,10dB --output out.csv | --output: takes the predictions under one",
        "--save dataset.seed=2 | --save: must be of the run's own test parts",
        "--save --fold 1 | --save: must be of the run's own test parts"
      })
  void what_cannot_be_is_refused_in_one_line(String arguments, String message) {
    Called called = evaluate(arguments.split(" "));
    assertThat(called.code()).isEqualTo(2);
    assertThat(called.err()).contains(message).hasLineCount(1);
    assertThat(folder.resolve("robustness.csv")).doesNotExist();
  }

  private static Called evaluate(String... arguments) {
    List<String> all =
        new ArrayList<>(
            List.of("evaluate", "small", "-q", "--runs", runs.toString(), "cache.maxGiB=0"));
    all.addAll(List.of(arguments));
    return Called.with(all.toArray(String[]::new));
  }
}
