package org.polyfuse.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.system.CommandLine.Outcome;
import org.polyfuse.system.CommandLine.Running;

/** The real command line, ended from outside while it trains, and started again. */
class InterruptedRunTest {

  private static final int TERMINATED = 143;

  @TempDir static Path folder;

  /** Goes on where others were ended, and shows again. */
  @AutoClose private static Session session;

  private static Path undisturbed;
  private static long undisturbedMillis;

  @BeforeAll
  static void train() throws Exception {
    long start = System.nanoTime();
    Outcome outcome = new CommandLine(folder).run(in("undisturbed"));
    undisturbedMillis = (System.nanoTime() - start) / 1_000_000;
    assertThat(outcome.code()).as(outcome.err()).isZero();
    undisturbed = onlyFolder("undisturbed");
    session = new CommandLine(folder).session();
  }

  private static String[] arguments(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "run",
                Places.config("tiny.yaml").toString(),
                "training.epochs=20",
                "training.modalityDropout=0.3",
                "checkpoint.everyMinutes=0.0001"));
    arguments.addAll(Arrays.asList(more));
    return arguments.toArray(new String[0]);
  }

  private static String[] in(String runs, String... more) {
    return Stream.concat(Stream.of(arguments(more)), Stream.of("--runs", runs))
        .toArray(String[]::new);
  }

  private static Outcome run(String runs, String... more) throws Exception {
    return session.run(in(runs, more));
  }

  private static Running startAndAwaitTraining(String runs) throws IOException {
    Running running = new CommandLine(folder).start(in(runs));
    running.awaitLine("epoch 1/20");
    return running;
  }

  @Test
  void a_killed_run_goes_on_to_the_same_bytes_though_its_last_checkpoint_is_damaged()
      throws Exception {
    try (Running killed = startAndAwaitTraining("killed")) {
      killed.halt(); // or it might be done before the second has started
      Outcome second = run("killed");
      assertThat(second.code()).isEqualTo(2);
      assertThat(second.messages())
          .singleElement()
          .asString()
          .contains(": must not be in use but process " + killed.process().pid() + " on ")
          .endsWith("Wait for it, stop it, or take --runs.");
      killed.process().destroyForcibly().waitFor();
    }
    Path folder = onlyFolder("killed");
    assertThat(folder.resolve("metrics.json")).doesNotExist();
    Path state = folder.resolve("fold-1/checkpoint/state.json");
    Files.writeString(state, "{\"epoch\": 3, ");

    Outcome outcome = run("killed", "-q");

    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.err())
        .contains("the last checkpoint is damaged (state.json: it cannot be read (")
        .contains("; the one before it is used, of epoch ");
    assertSameBytes(folder);
  }

  @Test
  void a_terminated_run_saves_its_state_and_goes_on_to_the_same_bytes() throws Exception {
    try (Running terminated = startAndAwaitTraining("terminated")) {
      terminated.terminate();
      assertThat(terminated.rest()).contains("the state is saved and the same command goes on");
      assertThat(terminated.process().waitFor()).isEqualTo(TERMINATED);
    }
    Path folder = onlyFolder("terminated");
    assertThat(folder.resolve("metrics.json")).doesNotExist();

    Outcome outcome = run("terminated");

    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertSameBytes(folder);
  }

  @Test
  void a_finished_run_is_shown_again_and_force_makes_a_new_folder() throws Exception {
    String[] brief = {"training.epochs=1"};
    Outcome first = new CommandLine(folder).withoutHome().run(in("again", brief)); // once will do
    assertThat(folder.resolve("?")).doesNotExist();
    Path done = onlyFolder("again");
    var written = Files.getLastModifiedTime(done.resolve("metrics.json"));

    Outcome second = run("again", brief);
    assertThat(second.code()).as(second.err()).isZero();
    assertThat(second.err()).contains("finished before; nothing was run");
    assertThat(second.out()).isEqualTo(first.out());
    assertThat(Files.getLastModifiedTime(done.resolve("metrics.json"))).isEqualTo(written);

    Outcome forced = run("again", "training.epochs=1", "--force");
    assertThat(forced.code()).as(forced.err()).isZero();
    Path other = done.resolveSibling(done.getFileName() + "-2");
    assertThat(done.getFileName().toString()).matches("tiny-[0-9a-f]{8}");
    assertThat(other.resolve("predictions.csv"))
        .hasSameBinaryContentAs(done.resolve("predictions.csv"));
    assertThat(run("again", brief).err()).contains(other.getFileName() + ": finished before");
  }

  @Test
  void killed_at_moments_of_chance_it_leaves_the_same_files() throws Exception {
    Chaos chaos =
        new Chaos(folder, 1, line -> {}, arguments())
            .expect(folder.resolve("undisturbed"), 0, undisturbedMillis);

    assertThat(chaos.kill("chaos", 3).differences()).isEmpty();
  }

  private static Path onlyFolder(String runs) throws IOException {
    try (Stream<Path> folders = Files.list(folder.resolve(runs))) {
      List<Path> all = folders.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }

  private static void assertSameBytes(Path run) {
    assertThat(run.getFileName()).isEqualTo(undisturbed.getFileName());
    for (String name :
        List.of("predictions.csv", "fold-1/weights.safetensors", "model/weights.safetensors")) {
      assertThat(run.resolve(name)).hasSameBinaryContentAs(undisturbed.resolve(name));
    }
  }
}
