package org.polyfuse.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.runtime.evaluate.Predictions;
import org.polyfuse.system.CommandLine.Outcome;
import org.polyfuse.system.CommandLine.Running;

/**
 * A frame encoder that learns from single pictures and then, frozen, sees films: once a recording,
 * ahead of the network, and to the same end as in it.
 */
class FrozenEncoderTest {

  private static final String AHEAD = "so it is run once a recording, ahead of the network";

  @TempDir static Path folder;
  @AutoClose private static Session session;

  /** The run that everything is compared with. */
  private static Path done;

  @BeforeAll
  static void train_on_pictures_then_on_films() throws Exception {
    session = new CommandLine(folder).session();
    succeeds(command("generate", "faces", "--layout", "fer2013", "perSpeaker=8", "sessions=3"));
    succeeds(
        command(
            "generate",
            "films",
            "--layout",
            "afew",
            "sessions=3",
            "perSpeaker=4",
            "minSeconds=0.5",
            "maxSeconds=0.7",
            "spoiledShare=0"));
    settle(folder.resolve("films"));
    succeeds(
        command("run", Places.config("pretrained-faces.yaml").toString(), "dataset.root=faces"));
    Outcome outcome = run("done", "cache.dir=cache");
    succeeds(outcome);
    assertThat(outcome.err()).contains("modalities.face.encoder: its 105,752 numbers", AHEAD);
    done = onlyFolder("done");
  }

  /** What the cache knows of a file is not kept while its last change is seconds ago. */
  private static void settle(Path films) throws IOException {
    try (Stream<Path> files = Files.walk(films)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L));
      }
    }
  }

  private static Outcome command(String... arguments) throws Exception {
    return session.run(arguments);
  }

  private static void succeeds(Outcome outcome) {
    assertThat(outcome.code()).as(outcome.err()).isZero();
  }

  /** Into {@code NAME}, where the run on pictures is too, since weights are found among runs. */
  private static Outcome run(String name, String... more) throws Exception {
    return command(arguments(name, more));
  }

  private static String[] arguments(String name, String... more) throws IOException {
    copy(onlyFolder("runs"), folder.resolve(name).resolve("faces-00000000"));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "run",
                Places.config("frozen-faces.yaml").toString(),
                "--runs",
                name,
                "dataset.root=films"));
    arguments.addAll(Arrays.asList(more));
    return arguments.toArray(String[]::new);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from, FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.write(copy, Files.readAllBytes(file));
      }
    }
  }

  /** The run in a folder of runs; not the one on pictures that was copied there. */
  private static Path onlyFolder(String runs) throws IOException {
    try (Stream<Path> folders = Files.list(folder.resolve(runs))) {
      List<Path> own = folders.filter(each -> !each.endsWith("faces-00000000")).sorted().toList();
      assertThat(own).hasSize(1);
      return own.get(0);
    }
  }

  private static List<Path> films(String part) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("films").resolve(part))) {
      return files.filter(file -> file.toString().endsWith(".avi")).sorted().toList();
    }
  }

  private static void assertAlike(Path actual, Path expected, float tolerance) {
    List<Predictions.Row> rows = Predictions.read(actual).rows();
    List<Predictions.Row> others = Predictions.read(expected).rows();
    assertThat(rows).hasSameSizeAs(others).isNotEmpty();
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i).sample()).isEqualTo(others.get(i).sample());
      assertThat(rows.get(i).probabilities())
          .usingComparatorWithPrecision(tolerance)
          .containsExactly(others.get(i).probabilities());
    }
  }

  @Test
  void its_folder_needs_no_other_run_on_either_engine() throws Exception {
    Path alone = folder.resolve("alone");
    copy(done, alone);
    for (String engine : List.of("PyTorch", "TensorFlow")) {
      Path csv = folder.resolve(engine + ".csv");
      succeeds(
          command(
              "evaluate",
              alone.toString(),
              "--output",
              csv.toString(),
              "engine.name=" + engine,
              "cache.maxGiB=0"));
      assertAlike(csv, done.resolve("predictions.csv"), 1e-5f);
    }
    Path saved = folder.resolve("saved");
    succeeds(command("export", alone.toString(), "--output", saved.toString()));
    assertThat(saved.resolve("saved_model.pb")).isNotEmptyFile();
  }

  @Test
  void the_same_weights_in_the_network_give_the_same_posteriors() throws Exception {
    Path inside = folder.resolve("inside");
    copy(done, inside);
    Path description = inside.resolve("model/system.json");
    String text = Files.readString(description);
    String within =
        text.replaceFirst("\"shape\" : \\[ 16 ]", "\"shape\" : [ 1, 48, 48 ]")
            .replaceFirst("(?s),\\s*\"encodedAhead\".*", "\n}\n"); // as older folders are
    assertThat(within).isNotEqualTo(text).contains("48").doesNotContain("encodedAhead");
    Files.writeString(description, within);

    String film = films("Test_AFEW").get(0).toString();
    assertThat(posteriors(inside, film))
        .hasSize(4)
        .usingComparatorWithPrecision(1e-5)
        .containsExactly(posteriors(done, film));
  }

  private static double[] posteriors(Path run, String film) throws Exception {
    Outcome outcome = command("predict", run.toString(), film, "--json");
    succeeds(outcome);
    String tree = outcome.out().replaceFirst("(?s).*\"posteriors\" : \\{", "");
    return tree.substring(0, tree.indexOf('}'))
        .lines()
        .filter(line -> line.contains(":"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll(".*: |,", "")))
        .toArray();
  }

  @Test
  void it_trains_alike_in_the_network_where_folds_may_take_other_weights() throws Exception {
    arguments("within");
    Path source = folder.resolve("within/faces-00000000/model/system.json");
    String clip = films("Train_AFEW").get(0).getFileName().toString().replace(".avi", "");
    Files.writeString(
        source,
        Files.readString(source)
            .replaceFirst("\"train\" : \\[", "\"train\" : [ \"" + clip + "\","));
    List<String> settings = new ArrayList<>(List.of(arguments("unused", "cache.maxGiB=0")));
    settings.set(settings.indexOf("unused"), "within");

    Outcome outcome = command(settings.toArray(String[]::new));

    succeeds(outcome);
    assertThat(outcome.err())
        .contains("frozen, but run in every step, not once a recording, because faces knows")
        .doesNotContain(AHEAD);
    Path within = onlyFolder("within");
    assertThat(Files.readString(within.resolve("model/system.json")))
        .contains("\"encodedAhead\" : { }");
    assertAlike(within.resolve("predictions.csv"), done.resolve("predictions.csv"), 1e-4f);
    assertThat(metric(within, "parameters")).isEqualTo(metric(done, "parameters"));
  }

  private static String metric(Path run, String name) throws IOException {
    return Files.readAllLines(run.resolve("metrics.json")).stream()
        .filter(line -> line.contains("\"" + name + "\""))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void another_system_reads_what_is_encoded_and_decodes_nothing() throws Exception {
    Path films = folder.resolve("films");
    Path kept = folder.resolve("kept");
    copy(films, kept);
    for (String part : List.of("Train_AFEW", "Val_AFEW")) {
      for (Path film : films(part)) { // what the cache does not know could not be read any more
        FileTime time = Files.getLastModifiedTime(film);
        Files.write(film, new byte[(int) Files.size(film)]);
        Files.setLastModifiedTime(film, time);
      }
    }
    try {
      Outcome outcome = run("again", "cache.dir=cache", "training.epochs=1");
      succeeds(outcome);
      assertThat(Files.readAllLines(onlyFolder("again").resolve("damage.csv"))).hasSize(1);
    } finally {
      copy(kept, films);
    }
  }

  @Test
  void a_killed_run_goes_on_to_the_same_bytes() throws Exception {
    String[] settings = {"cache.maxGiB=0", "training.epochs=2", "checkpoint.everyMinutes=0.0001"};
    try (Running killed = new CommandLine(folder).start(arguments("killed", settings))) {
      killed.awaitLine("epoch 1/2");
      killed.process().destroyForcibly().waitFor();
    }
    succeeds(command(arguments("killed", settings)));

    assertThat(onlyFolder("killed").resolve("model/weights.safetensors"))
        .hasSameBinaryContentAs(done.resolve("model/weights.safetensors"));
  }

  @Test
  void check_says_what_runs_ahead_and_what_does_not() throws Exception {
    String config = Places.config("frozen-faces.yaml").toString();
    Outcome planned = command("check", config, "dataset.root=films", "--runs", "runs");
    succeeds(planned);
    assertThat(planned.out())
        .containsPattern("frontEnd +face-frames +\\(1, 48, 48\\)")
        .containsPattern("prepared +fr-net-b +\\(16\\)")
        .contains(AHEAD)
        .doesNotContain("warning");

    Outcome mixed =
        command("check", config, "dataset.root=films", "--runs", "runs", "training.mixup=0.2");
    succeeds(mixed);
    assertThat(mixed.out())
        .contains("not once a recording, because training.mixup mixes what it sees");
    Outcome early = command("check", config, "dataset.root=films", "--runs", "none-yet");
    succeeds(early);
    assertThat(early.out()).contains("warning: init.from: faces: must be a run's folder");
  }
}
