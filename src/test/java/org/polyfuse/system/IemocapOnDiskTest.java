package org.polyfuse.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.system.CommandLine.Outcome;

/** A corpus on disk in the layout of a real one: generated, trained on, spoiled, predicted. */
class IemocapOnDiskTest {

  private static final String CONFIG = Places.example("iemocap/am-fbp.yaml").toString();
  private static final List<String> NARROW =
      List.of(
          "cache.maxGiB=0",
          "modalities.audio.encoder.width=0.05",
          "modalities.face.encoder.width=0.05",
          "fusion.segments=2",
          "training.epochs=2",
          "training.batch.size=8");

  @TempDir static Path folder;
  @AutoClose private static Session session;

  @BeforeAll
  static void generate() throws Exception {
    session = new CommandLine(folder).session();
    for (String corpus : List.of("corpus", "dirty")) {
      Outcome outcome =
          session.run(
              "generate",
              corpus,
              "--layout",
              "iemocap",
              "sessions=3",
              "perSpeaker=4",
              "minSeconds=0.6",
              "maxSeconds=1.2",
              "spoiledShare=0");
      assertThat(outcome.code()).as(outcome.err()).isZero();
    }
  }

  @Test
  void a_generated_tree_is_trained_on_evaluated_and_predicted() throws Exception {
    Outcome run = run("corpus", "--runs", "whole");
    assertThat(run.code()).as(run.err()).isZero();
    Path done = onlyFolder("whole");
    assertThat(damage(done)).hasSize(1);
    assertThat(done.resolve("model/weights.safetensors")).exists();
    List<String> predictions = Files.readAllLines(done.resolve("predictions.csv"));
    assertThat(predictions).hasSize(1 + 3 * 2 * 4);
    assertThat(predictions.get(0)).isEqualTo("sample,fold,label,predicted,hap,sad,ang,neu");

    Outcome evaluated =
        session.run("evaluate", "am-fbp", "--runs", "whole", "--output", "again.csv");
    assertThat(evaluated.code()).as(evaluated.err()).isZero();
    assertThat(folder.resolve("again.csv")).hasSameBinaryContentAs(done.resolve("predictions.csv"));

    predictOneSpan(done);
  }

  private static void predictOneSpan(Path run) throws Exception {
    Path first = folder.resolve("corpus/Session1");
    String line =
        Files.readAllLines(first.resolve("dialog/EmoEvaluation/Ses01F_impro01.txt")).stream()
            .filter(each -> each.contains("Ses01F_impro01_F001"))
            .findFirst()
            .orElseThrow();
    String span = line.replaceFirst("\\[(\\S+) - (\\S+)].*", "$1-$2");
    String wav = first.resolve("sentences/wav/Ses01F_impro01/Ses01F_impro01_F001.wav").toString();
    String markers = first.resolve("dialog/MOCAP_rotated/Ses01F_impro01.txt") + "@" + span;

    Outcome both =
        session.run("predict", run.toString(), "audio=" + wav, "markers=" + markers, "--json");
    assertThat(both.code()).as(both.err()).isZero();
    assertThat(both.out()).contains("\"posteriors\"", "\"attention\"", "mu.audio", "mu.face");

    Outcome voice = session.run("predict", run.toString(), "audio=" + wav);
    assertThat(voice.code()).as(voice.err()).isZero();
    assertThat(voice.out().lines().findFirst().orElseThrow()).isIn("hap", "sad", "ang", "neu");
  }

  @Test
  void damaged_recordings_are_skipped_and_named() throws Exception {
    cut(folder.resolve("dirty/Session1/sentences/wav/Ses01F_impro01/Ses01F_impro01_F001.wav"));
    Files.delete(
        folder.resolve("dirty/Session1/sentences/wav/Ses01M_impro01/Ses01M_impro01_M002.wav"));
    edit("Ses02F_impro01", lines -> at(lines, 10, IemocapOnDiskTest::withNaN)); // a marker is lost
    edit("Ses02M_impro01", lines -> at(lines, 50, line -> line.substring(0, 200))); // a short row
    edit("Ses03F_impro01", lines -> lines.subList(2, lines.size())); // no header

    Outcome run =
        run(
            "dirty",
            "--runs",
            "damaged",
            "evaluation.final=false",
            "evaluation.protocol={type: k-fold, by: session, folds: 3, validate: none}",
            "training.select=none");

    assertThat(run.code()).as(run.err()).isZero();
    Path done = onlyFolder("damaged");
    assertThat(damage(done))
        .anyMatch(row -> row.matches("Ses01F_impro01_F001,audio,.*cut short.*,true"))
        .anyMatch(row -> row.matches("Ses01M_impro01_M002,audio,.*is labelled but not there,true"))
        .anyMatch(
            row -> row.matches("Ses02F_impro01_F000,markers,.*marker positions were lost.*,false"))
        .anyMatch(
            row -> row.matches("Ses02M_impro01_M00\\d,markers,.*a row must have 165 values.*,true"))
        .anyMatch(
            row ->
                row.matches(
                    "Ses03F_impro01_F00\\d,markers,.*must begin with 'Frame# Time'.*,true"));
    List<String> skipped =
        damage(done).stream()
            .filter(row -> row.endsWith(",true"))
            .map(row -> row.substring(0, row.indexOf(',')))
            .toList();
    assertThat(skipped).hasSize(1 + 1 + 1 + 4).doesNotHaveDuplicates();
    List<String> predicted =
        Files.readAllLines(done.resolve("predictions.csv")).stream()
            .skip(1)
            .map(row -> row.substring(0, row.indexOf(',')))
            .toList();
    assertThat(predicted).hasSize(24 - skipped.size()).doesNotContainAnyElementsOf(skipped);
  }

  private static Outcome run(String root, String... more) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("run", CONFIG, "dataset.root=" + root));
    arguments.addAll(NARROW);
    arguments.addAll(Arrays.asList(more));
    return session.run(arguments.toArray(new String[0]));
  }

  private static Path onlyFolder(String runs) throws IOException {
    try (Stream<Path> folders = Files.list(folder.resolve(runs))) {
      return folders
          .reduce(
              (a, b) -> {
                throw new AssertionError(a + ", " + b);
              })
          .orElseThrow();
    }
  }

  private static List<String> damage(Path run) throws IOException {
    return Files.readAllLines(run.resolve("damage.csv"));
  }

  private static void cut(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 3));
  }

  private static void edit(String dialog, UnaryOperator<List<String>> change) throws IOException {
    Path file =
        folder.resolve(
            String.format(
                Locale.ROOT,
                "dirty/Session%s/dialog/MOCAP_rotated/%s.txt",
                dialog.charAt(4),
                dialog));
    Files.write(file, change.apply(Files.readAllLines(file)));
  }

  /** Changes the row so many rows after the start of the first utterance. */
  private static List<String> at(List<String> lines, int row, UnaryOperator<String> change) {
    int changed = 2 + 24 + row; // the header, and the fifth of a second before the utterance
    return IntStream.range(0, lines.size())
        .mapToObj(i -> i == changed ? change.apply(lines.get(i)) : lines.get(i))
        .toList();
  }

  private static String withNaN(String row) {
    String[] values = row.split(" ");
    Arrays.fill(values, 2, 5, "NaN");
    return String.join(" ", values);
  }
}
