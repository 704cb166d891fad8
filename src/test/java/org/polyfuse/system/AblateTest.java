package org.polyfuse.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyfuse.system.CommandLine.Outcome;
import org.polyfuse.system.CommandLine.Running;

/** Tables through the real command line, killed and started again. */
class AblateTest {

  private static final String TABLE =
      String.format(
          Locale.ROOT,
          """
      table: tiny
      base: %s
      set: {training.epochs: 12, checkpoint.everyMinutes: 0.0001}
      systems:
        Audio: {set: {modalities.face: null, fusion.type: none}, published: 70}
        Diverges: {set: {training.optimizer.learningRate: 1e38}}
        Fusion: {}
        Mixed: {combine: {runs: {Audio: 1, Fusion: 1}, weights: validation}}
      compare: {against: Audio, tails: 1}
      metrics: [accuracy, uar]
      """,
          Places.config("tiny.yaml"));

  @TempDir static Path folder;
  @AutoClose private static Session session;
  private static Outcome undisturbed;
  private static long undisturbedMillis;

  @BeforeAll
  static void run() throws Exception {
    Files.writeString(folder.resolve("table.yaml"), TABLE);
    long start = System.nanoTime();
    undisturbed = new CommandLine(folder).run(arguments("undisturbed", "--jobs", "2"));
    undisturbedMillis = (System.nanoTime() - start) / 1_000_000;
    session = new CommandLine(folder).session();
  }

  private static String[] arguments(String runs, String... more) {
    List<String> arguments = new ArrayList<>(List.of("ablate", "table.yaml", "--runs", runs));
    arguments.addAll(Arrays.asList(more));
    return arguments.toArray(new String[0]);
  }

  private static Outcome ablate(String runs, String... more) throws Exception {
    return session.run(arguments(runs, more));
  }

  @Test
  void a_run_that_fails_does_not_stop_the_others_and_is_retried_on_request_alone()
      throws Exception {
    assertThat(undisturbed.code()).as(undisturbed.err()).isEqualTo(2);
    assertThat(undisturbed.err()).contains("Diverges, seed 1: failed: training: the loss is");
    assertThat(undisturbed.out())
        .containsPattern("Audio +70.00 +\\d+\\.\\d\\d ")
        .containsPattern("Diverges +failed")
        .containsPattern("Mixed +\\d+\\.\\d\\d ");
    Path table = folder.resolve("undisturbed/tiny-table");
    for (String name : List.of("table.json", "table.md", "table.csv", "table.tex")) {
      assertThat(table.resolve(name)).isNotEmptyFile();
    }

    Outcome again = ablate("undisturbed");
    assertThat(again.out()).isEqualTo(undisturbed.out());
    assertThat(again.err())
        .contains("is not tried again without --retry")
        .doesNotContain("runs Diverges", "runs Audio");

    String reason = reason(table);
    Outcome retried = ablate("undisturbed", "--retry", "--jobs", "2");
    assertThat(retried.err()).contains("runs Diverges").doesNotContain("runs Audio");
    assertThat(reason(table)).startsWith("training: the loss is").isEqualTo(reason);
  }

  /** Why the run that diverges failed, which is the same wherever its training went on. */
  private static String reason(Path table) throws IOException {
    try (Stream<Path> files = Files.list(table.resolve("jobs"))) {
      Path failed = files.filter(each -> each.toString().endsWith(".failed")).findFirst().get();
      return Files.readString(failed);
    }
  }

  @Test
  void a_table_killed_at_moments_of_chance_leaves_the_same_files() throws Exception {
    Chaos chaos =
        new Chaos(folder, 1, line -> {}, "ablate", "table.yaml", "--jobs", "2")
            .expect(folder.resolve("undisturbed"), 2, undisturbedMillis);

    assertThat(chaos.kill("killed", 2).differences()).isEmpty();
  }

  @Test
  void a_terminated_table_says_that_it_goes_on() throws Exception {
    try (Running running = new CommandLine(folder).start(arguments("terminated"))) {
      running.awaitLine("runs Audio");
      running.terminate();
      assertThat(running.rest()).contains("the state is saved and the same command goes on");
      assertThat(running.process().waitFor()).isEqualTo(143);
    }
    Outcome list = ablate("terminated", "--dry-run");
    assertThat(list.code()).as(list.err()).isZero();
    assertThat(list.out()).contains("3 of 3 runs to do").contains("Fusion    1     new");
  }

  @Test
  void a_dry_run_tells_what_is_done_and_how_long_the_rest_takes() throws Exception {
    Outcome outcome = ablate("undisturbed", "--dry-run", "seeds=[1,2]");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .containsPattern("Audio +1 +done +undisturbed/tiny-[0-9a-f]{8}")
        .containsPattern("Audio +2 +new ")
        .containsPattern("4 of 6 runs to do; about \\d+:\\d\\d");
  }

  @Test
  void a_typo_in_any_row_is_refused_before_anything_runs() throws Exception {
    String text = TABLE.replace("  Fusion: {}", "  Fusion: {set: {fusion.type: amfbp}}");
    Files.writeString(folder.resolve("typo.yaml"), text);

    Outcome outcome = session.run("ablate", "typo.yaml", "--runs", "typo");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.messages())
        .singleElement()
        .asString()
        .startsWith("polyfuse: fusion: no plugin named 'amfbp'; did you mean 'am-fbp'?")
        .endsWith("(typo.yaml:7)");
    assertThat(folder.resolve("typo")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"small-1", "small-6", "table-1", "table-6", "search-lambda", "search-k"})
  void the_tables_of_the_examples_can_be_run(String name) throws Exception {
    Outcome outcome =
        session.run(
            "ablate",
            Places.example("tables/" + name + ".yaml").toString(),
            "--dry-run",
            "dataset={type: generated}",
            "seeds=[1]");
    assertThat(outcome.code()).as(outcome.err()).isZero();
  }
}
