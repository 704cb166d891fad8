package org.polyfuse.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.system.CommandLine.Outcome;

/**
 * Trees in the shape of RAVDESS and CREMA-D, spoken and filmed by programs of others, run from the
 * examples as they are, but narrow and short; where those programs are installed, as on the build
 * machine.
 */
class ThirdPartyCorporaTest {

  private static final String NO_SUCH_PROGRAM = "3"; // what the script exits with

  private static final List<String> AUDIO = List.of("modalities.audio.encoder.width=0.05");
  private static final List<String> FACE =
      List.of("modalities.face.encoder.width=0.125", "modalities.face.frontEnd.size=48");

  @TempDir Path folder;
  @AutoClose private Session session;

  @Test
  void ravdess_of_others_runs_from_the_examples() throws Exception {
    make("ravdess", "01", "02", "03", "05", "08", "10"); // 02 and 05 are in one fold
    runExamples("ravdess");
    for (Path run : runs()) {
      assertActorsStandOnOneSide(run, 6 * 8, id -> id.substring(id.length() - 2));
      assertThat(Files.readAllLines(run.resolve("damage.csv")))
          .hasSize(3)
          .anyMatch(row -> row.contains("03-01-09-01-01-01-01.wav,,") && row.contains("has 09"))
          .anyMatch(row -> row.contains("03-01-05-01-01-01-01 (1).wav,"));
    }
    assertThat(warnings("ravdess"))
        .contains("2 files have names that are not the corpus's")
        .contains("1 txt, such as notes.txt")
        .contains("48 mp4 (silent film) files were left out")
        .contains("48 wav (soundtrack) files were left out")
        .contains("1 files were left out: a file of the same name is in another folder");
  }

  @Test
  void crema_d_of_others_runs_from_the_examples() throws Exception {
    make("crema-d", "1001", "1002", "1020", "1040", "1060", "1080"); // 1001 and 1002 are in one
    runExamples("crema-d");
    for (Path run : runs()) {
      assertActorsStandOnOneSide(run, 6 * 6, id -> id.substring(0, 4));
      assertThat(Files.readAllLines(run.resolve("damage.csv")))
          .hasSize(3)
          .anyMatch(row -> row.contains("1001_DFA_XXX_XX.wav,,") && row.contains("has XXX"))
          .anyMatch(row -> row.contains("1001_DFA_ANG_XX.mp3,,") && row.contains("git-lfs"));
    }
    assertThat(warnings("crema-d"))
        .contains("1 files have names that are not the corpus's")
        .contains("1 files are pointers of git-lfs")
        .contains("1 csv, such as VideoDemographics.csv");
  }

  @BeforeEach
  void open() throws IOException {
    session = new CommandLine(folder).session();
  }

  /** By the script; the test is passed over, and said to be, where its programs are not there. */
  private void make(String shape, String... actors) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Places.home().resolve("src/test/third-party/make-trees.sh").toString());
    command.add(shape);
    command.add(folder.resolve("corpus").toString());
    command.addAll(List.of(actors));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    String code = String.valueOf(process.waitFor());
    assumeTrue(!code.equals(NO_SUCH_PROGRAM), said);
    assertThat(code).as(said).isEqualTo("0");
  }

  /** All of a corpus's examples, for one epoch; and its table, which is of the same. */
  private void runExamples(String corpus) throws Exception {
    run(corpus, "audio", AUDIO);
    run(corpus, "video", FACE);
    for (String fusion : List.of("concat", "g-fbp", "am-fbp")) {
      run(corpus, fusion, Stream.concat(AUDIO.stream(), FACE.stream()).toList());
    }
    Outcome table =
        session.run(
            "ablate",
            Places.example("tables/" + corpus + ".yaml").toString(),
            "--dry-run",
            "dataset.root=corpus");
    assertThat(table.code()).as(table.err()).isZero();
  }

  private void run(String corpus, String example, List<String> narrow) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "run",
                Places.example(corpus + "/" + example + ".yaml").toString(),
                "--runs",
                "runs",
                "dataset.root=corpus",
                "cache.dir=cache",
                "evaluation.final=false",
                "training.epochs=1"));
    arguments.addAll(narrow);
    Outcome outcome = session.run(arguments.toArray(new String[0]));
    assertThat(outcome.code()).as(outcome.err()).isZero();
  }

  private List<Path> runs() throws IOException {
    try (Stream<Path> folders = Files.list(folder.resolve("runs"))) {
      List<Path> runs =
          folders.filter(each -> Files.exists(each.resolve("predictions.csv"))).toList();
      assertThat(runs).hasSize(5);
      return runs;
    }
  }

  /** What is said of the corpus before anything is trained. */
  private String warnings(String corpus) throws Exception {
    Outcome outcome =
        session.run(
            "check", Places.example(corpus + "/am-fbp.yaml").toString(), "dataset.root=corpus");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return outcome.out();
  }

  /** Each recording is tested once; those of a fold's three sides are of different actors. */
  private static void assertActorsStandOnOneSide(
      Path run, int recordings, Function<String, String> actor) throws IOException {
    List<String> all = samples(run.resolve("predictions.csv"));
    assertThat(all).hasSize(recordings).doesNotHaveDuplicates();
    for (int fold = 1; fold <= 5; fold++) {
      Path folder = run.resolve("fold-" + fold);
      Set<String> test = new HashSet<>(samples(folder.resolve("predictions.csv")));
      Set<String> validation = new HashSet<>(samples(folder.resolve("validation.csv")));
      Set<String> trained = new HashSet<>(all);
      trained.removeAll(test);
      trained.removeAll(validation);
      assertThat(trained).isNotEmpty();
      Set<String> tested = actors(test, actor);
      Set<String> validated = actors(validation, actor);
      assertThat(tested).isNotEmpty().doesNotContainAnyElementsOf(validated);
      assertThat(actors(trained, actor))
          .doesNotContainAnyElementsOf(tested)
          .doesNotContainAnyElementsOf(validated);
    }
  }

  private static Set<String> actors(Set<String> samples, Function<String, String> actor) {
    Set<String> actors = new TreeSet<>();
    samples.forEach(sample -> actors.add(actor.apply(sample)));
    return actors;
  }

  private static List<String> samples(Path predictions) throws IOException {
    return Files.readAllLines(predictions).stream()
        .skip(1)
        .map(row -> row.substring(0, row.indexOf(',')))
        .toList();
  }
}
