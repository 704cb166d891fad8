package org.polyfuse.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.system.CommandLine.Outcome;
import org.polyfuse.system.CommandLine.Running;

/** The real command line, ended from outside while it trains, and started again. */
class InterruptedRunTest {

  private static final int TERMINATED = 143;

  @TempDir static Path folder;
  private static Path undisturbed;

  @BeforeAll
  static void train() throws Exception {
    Outcome outcome = run("undisturbed");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    undisturbed = onlyFolder("undisturbed");
  }

  private static String[] arguments(String runs, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "run",
                Places.config("tiny.yaml").toString(),
                "--runs",
                runs,
                "training.epochs=40",
                "training.modalityDropout=0.3",
                "checkpoint.everyMinutes=0.0001"));
    arguments.addAll(Arrays.asList(more));
    return arguments.toArray(new String[0]);
  }

  private static Outcome run(String runs, String... more) throws Exception {
    return new CommandLine(folder).run(arguments(runs, more));
  }

  private static Running startAndAwaitTraining(String runs) throws IOException {
    Running running = new CommandLine(folder).start(arguments(runs));
    running.awaitLine("epoch 1/40");
    return running;
  }

  @Test
  void a_killed_run_goes_on_to_the_same_bytes_and_its_lock_is_no_obstacle() throws Exception {
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
    assertThat(folder.resolve("fold-1/checkpoint/state.json")).exists();

    Outcome outcome = run("killed");

    assertThat(outcome.code()).as(outcome.err()).isZero();
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
    Outcome first = run("again", brief);
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
  void a_damaged_checkpoint_is_told() throws Exception {
    try (Running killed = startAndAwaitTraining("damaged")) {
      killed.process().destroyForcibly().waitFor();
    }
    Path checkpoint = onlyFolder("damaged").resolve("fold-1/checkpoint");
    Files.writeString(checkpoint.resolve("state.json"), "{\"epoch\": 3, ");

    Outcome outcome = run("damaged", "-q");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.messages())
        .singleElement()
        .asString()
        .contains("must be a whole checkpoint but state.json cannot be read")
        .endsWith("Start anew with --force.");
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
