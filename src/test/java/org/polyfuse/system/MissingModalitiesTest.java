package org.polyfuse.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyfuse.runtime.evaluate.Predictions;
import org.polyfuse.runtime.run.Robustness;
import org.polyfuse.system.CommandLine.Outcome;

/** Recordings that lack streams, and systems that are made to do without, by the command line. */
class MissingModalitiesTest {

  @TempDir Path folder;
  @AutoClose private Session session;

  @BeforeEach
  void open() throws IOException {
    session = new CommandLine(folder).session();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PyTorch", "TensorFlow"})
  void recordings_that_lack_streams_are_trained_on_and_tested(String engine) throws Exception {
    String tiny = Places.config("tiny.yaml").toString();
    succeeds(
        "run",
        tiny,
        "name=lacking",
        "engine.name=" + engine,
        "dataset.missing={audio: 0.3, markers: 0.3}",
        "modalities.audio.normalise=corpus",
        "training.modalityDropout=0.3",
        "training.epochs=4");
    Path run = onlyRun();

    List<String> damage = Files.readAllLines(run.resolve("damage.csv"));
    assertThat(damage).hasSizeGreaterThan(1);
    assertThat(damage.subList(1, damage.size()))
        .allMatch(line -> line.contains("has none of the streams audio, markers"));
    String lost = String.join("\n", damage);
    List<Predictions.Row> rows = Predictions.read(run.resolve("predictions.csv")).rows();
    assertThat(rows).hasSizeBetween(8, 16).noneMatch(row -> lost.contains(row.sample()));
    assertThat(rows).allSatisfy(row -> assertThat(sum(row)).isBetween(0.999, 1.001));

    assertThat(predictions()).isEqualTo(Files.readString(run.resolve("predictions.csv")));
    assertThat(predictions("--noise", "audio=0dB", "--without", "face"))
        .isNotEqualTo(Files.readString(run.resolve("predictions.csv")))
        .hasLineCount(rows.size() + 1);

    Outcome sweep = succeeds("evaluate", "lacking", "--noise", "audio=10dB,0dB", "--save");
    assertThat(sweep.out().lines().skip(1).map(line -> line.split(" ")[0]))
        .containsExactly("clean", "audio=10dB", "audio=0dB");
    assertThat(Robustness.read(run)).allMatch(row -> row.samples() == rows.size()).hasSize(3);
    assertThat(Robustness.read(run).get(0).condition()).isEqualTo("clean");
  }

  private static double sum(Predictions.Row row) {
    double sum = 0;
    for (float each : row.probabilities()) {
      sum += each;
    }
    return sum;
  }

  /** Of the run named so, under conditions; a file that is read again. */
  private String predictions(String... conditions) throws Exception {
    Path file = folder.resolve("predictions.csv");
    List<String> arguments = new ArrayList<>(List.of("evaluate", "lacking"));
    arguments.addAll(List.of(conditions));
    arguments.addAll(List.of("--output", file.toString()));
    succeeds(arguments.toArray(String[]::new));
    return Files.readString(file);
  }

  @Test
  void noise_goes_into_sound_and_markers_and_never_into_the_cache() throws Exception {
    succeeds(
        "run",
        Places.example("small/am-fbp.yaml").toString(),
        "name=lacking",
        "dataset.perSpeaker=4",
        "dataset.minSeconds=0.6",
        "dataset.maxSeconds=1.0",
        "modalities.audio.encoder.width=0.05",
        "modalities.face.encoder.width=0.05",
        "training.epochs=1",
        "engine.device=cpu",
        "cache.dir=" + folder.resolve("cache"));
    List<Path> cached = files(folder.resolve("cache"));
    assertThat(cached).isNotEmpty();
    String clean = Files.readString(onlyRun().resolve("predictions.csv"));

    String sound = predictions("--noise", "audio=0dB");
    String markers = predictions("--noise", "face=0dB");

    assertThat(sound).isNotEqualTo(clean).isNotEqualTo(markers);
    assertThat(markers).isNotEqualTo(clean);
    assertThat(predictions()).isEqualTo(clean);
    assertThat(files(folder.resolve("cache"))).containsExactlyElementsOf(cached);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private Path onlyRun() throws IOException {
    try (Stream<Path> folders = Files.list(folder.resolve("runs"))) {
      List<Path> all = folders.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }

  private Outcome succeeds(String... arguments) throws Exception {
    Outcome outcome = session.run(arguments);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return outcome;
  }
}
