package org.polyfuse.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.system.CommandLine.Outcome;

/** Networks that PyTorch saved, as TorchScript and as ONNX, as frame encoders of films on disk. */
class ExternalNetworksTest {

  private static final String PATH = "modalities.video.encoder.path=";
  private static final String CONFIG =
      """
      extends: EXAMPLE
      name: external
      dataset: {root: corpus, classes: [Angry, Happy, Neutral, Sad]}
      modalities:
        audio: {encoder: {width: 0.05}}
        video:
          stream: video
          frontEnd: {type: face-frames, size: 16, rate: 10, detector: none}
          encoder: {type: djl-model, path: networks/frames.pt, output: 1}
          reduction: {type: none}
      training: {epochs: 1, batch: {size: 8}}
      evaluation: {protocol: {validationShare: 0.3}}
      """;

  @TempDir static Path folder;
  @AutoClose private static Session session;

  @BeforeAll
  static void generate() throws Exception {
    session = new CommandLine(folder).session();
    Outcome outcome =
        session.run(
            "generate",
            "corpus",
            "--layout=afew",
            "sessions=3",
            "perSpeaker=4",
            "minSeconds=0.5",
            "maxSeconds=0.6",
            "spoiledShare=0");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    Path networks = Files.createDirectory(folder.resolve("networks"));
    Path made = Places.example("../plugins-encoders/src/test/resources/networks");
    for (String name : List.of("frames.pt", "frames.onnx", "weights.pt", "maps.pt")) {
      Files.copy(made.resolve(name), networks.resolve(name));
    }
    Files.writeString(
        folder.resolve("external.yaml"),
        CONFIG.replace("EXAMPLE", Places.example("afew/concat.yaml").toString()));
  }

  private static Outcome polyfuse(String command, String... more) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(Arrays.asList(more));
    return session.run(arguments.toArray(String[]::new));
  }

  @Test
  void both_formats_train_the_same_system_which_predicts_with_that_file_alone() throws Exception {
    Path torchScript = trained("networks/frames.pt", "torchscript");
    Path onnx = trained("networks/frames.onnx", "onnx");

    assertThat(probabilities(onnx))
        .as("predictions of both")
        .hasSize(8 * 4)
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-4 ? 0 : Double.compare(a, b))
        .isEqualTo(probabilities(torchScript));
    Path network = folder.resolve("networks/frames.pt");
    Path film;
    try (Stream<Path> films = Files.walk(folder.resolve("corpus/Test_AFEW"))) {
      film = films.filter(file -> file.toString().endsWith(".avi")).findFirst().orElseThrow();
    }
    Outcome predicted = polyfuse("predict", torchScript.toString(), film.toString());
    assertThat(predicted.code()).as(predicted.err()).isZero();
    Path aside = Files.move(network, folder.resolve("aside.pt"));
    refusedAs("is not there", torchScript, film);
    Files.copy(folder.resolve("networks/maps.pt"), network);
    refusedAs("has another content", torchScript, film);
    Files.move(aside, network, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void refusedAs(String reason, Path run, Path film) throws Exception {
    Outcome predict = polyfuse("predict", run.toString(), film.toString());
    assertThat(predict.code()).as(predict.err()).isEqualTo(2);
    assertThat(predict.err())
        .contains(
            "modalities.video.encoder.path: must be the file that the system was trained with"
                + " (SHA-256 ",
            "frames.pt " + reason + ". Put that file there.")
        .doesNotContain("\tat ");
  }

  /** The run's folder. */
  private static Path trained(String network, String runs) throws Exception {
    Outcome run = polyfuse("run", "external.yaml", "--runs", runs, PATH + network);
    assertThat(run.code()).as(run.err()).isZero();
    try (Stream<Path> folders = Files.list(folder.resolve(runs))) {
      return folders.findFirst().orElseThrow();
    }
  }

  private static List<Double> probabilities(Path run) throws IOException {
    return Files.readAllLines(run.resolve("predictions.csv")).stream()
        .skip(1)
        .flatMap(row -> Arrays.stream(row.split(",")).skip(4))
        .map(Double::valueOf)
        .toList();
  }

  @Test
  void check_shows_what_comes_of_a_network() throws Exception {
    Outcome check = polyfuse("check", "external.yaml", PATH + "networks/frames.onnx");
    assertThat(check.code()).as(check.err()).isZero();
    assertThat(check.out())
        .containsPattern("frontEnd +face-frames +\\(3, 16, 16\\) +0.1 s")
        .containsPattern("prepared +djl-model +\\(4\\) +0.1 s");
  }

  @Test
  void an_imported_network_runs_by_the_line_that_import_prints() throws Exception {
    String network = "../import-tfjs/src/test/resources/org/polyfuse/tfjs/small.json";
    Outcome imported = polyfuse("-q", "import", Places.example(network).toString(), "imported");
    assertThat(imported.code()).as(imported.err()).isZero();
    String line =
        imported
            .out()
            .lines()
            .filter(each -> each.startsWith("encoder: "))
            .findFirst()
            .orElseThrow();

    Outcome run =
        polyfuse(
            "run",
            "external.yaml",
            "--runs",
            "tfjs",
            "modalities.video." + line.replaceFirst(": ", "="));
    assertThat(run.code()).as(run.err()).isZero();
  }

  @Test
  void check_finds_what_does_not_fit() throws Exception {
    refused(
        "modalities.video.encoder: djl-model: frames.pt must take NCHW (16, 1, 16, 16) but says:"
            + " Given groups=1, weight of size [4, 3, 3, 3], expected input[16, 1, 16, 16] to have"
            + " 3 channels, but got 1 channels instead. Set size, layout or input, or the"
            + " front-end, to what it takes.",
        "modalities.video.frontEnd.colours=grey");
    refused(
        "modalities.video.encoder: djl-model: frames.onnx must take NHWC (16, 16, 16, 3) but says:"
            + " Got invalid dimensions for input: pixels",
        PATH + "networks/frames.onnx",
        "modalities.video.encoder.layout=NHWC");
    refused(
        "modalities.video.encoder.output: must be one of 0 or features (16, 6, 1, 1); 1 or logits"
            + " (16, 4) but was 'last'. Name another one.",
        PATH + "networks/frames.onnx",
        "modalities.video.encoder.output=last");
    refused(
        "modalities.video.encoder.output: maps.pt must give one vector a frame, (N, C), but gives",
        PATH + "networks/maps.pt",
        "modalities.video.encoder.output=0");
    refused("weights without code", PATH + "networks/weights.pt");
    refused(
        "modalities.video.encoder.path: must be a network's file but", PATH + "networks/none.pt");
  }

  private static void refused(String message, String... settings) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("external.yaml"));
    arguments.addAll(List.of(settings));
    Outcome check = polyfuse("check", arguments.toArray(String[]::new));
    assertThat(check.code()).as(check.err()).isEqualTo(2);
    assertThat(check.err()).contains(message).doesNotContain("\tat ");
  }
}
