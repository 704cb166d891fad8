package org.polyfuse.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.files.FileFault;
import org.polyfuse.runtime.folder.RunFolder;
import org.polyfuse.runtime.folder.RunLock;
import org.polyfuse.runtime.study.Study;
import org.polyfuse.runtime.train.InterruptedRunException;
import org.polyfuse.runtime.train.Progress;
import org.polyfuse.runtime.train.StopSignal;

class ResumeTest {

  /** What a run writes and does not read when it goes on. */
  private static final List<String> WRITTEN_ONLY =
      List.of(
          "damage.csv",
          "predictions.csv",
          "history.csv",
          "validation.csv",
          "outputs.safetensors",
          "shown.json",
          "weights.safetensors",
          "system.json");

  @TempDir Path runs;

  @Test
  void a_run_that_is_stopped_again_and_again_ends_with_the_same_bytes() throws IOException {
    Study study = SmallSystem.study();
    Path undisturbed = run(study, "undisturbed").folder();

    int stops = runInPieces(study, "pieces", 4); // 6 steps an epoch: within epochs and at their end
    Path pieces = run(study, "pieces").folder();

    assertThat(stops).isGreaterThanOrEqualTo(4);
    assertSameResults(undisturbed, pieces);
  }

  @Test
  void so_does_one_that_drops_streams() throws IOException {
    Study study = SmallSystem.study("training.modalityDropout=0.4");
    Path undisturbed = run(study, "undisturbed").folder();

    assertThat(runInPieces(study, "pieces", 4)).isGreaterThanOrEqualTo(4);
    assertSameResults(undisturbed, run(study, "pieces").folder());
    Path whole = run(SmallSystem.study(), "whole").folder();
    assertThat(undisturbed.resolve("predictions.csv"))
        .content()
        .isNotEqualTo(Files.readString(whole.resolve("predictions.csv")));
  }

  @Test
  void so_does_one_with_augmented_data_and_another_seed_of_theirs_is_another_run()
      throws IOException {
    String masks = "modalities.audio.augment=[{type: time-mask, seed: %d}, {type: noise, snr: 10}]";
    Study study = SmallSystem.study(String.format(Locale.ROOT, masks, 0), "training.mixup=0.5");
    Path undisturbed = run(study, "undisturbed").folder();

    assertThat(runInPieces(study, "pieces", 4)).isGreaterThanOrEqualTo(4);
    assertSameResults(undisturbed, run(study, "pieces").folder());
    Study other = SmallSystem.study(String.format(Locale.ROOT, masks, 1), "training.mixup=0.5");
    assertThat(run(other, "other").folder().resolve("predictions.csv"))
        .content()
        .isNotEqualTo(Files.readString(undisturbed.resolve("predictions.csv")));
  }

  @Test
  void so_does_one_of_several_folds_and_a_final_model() throws IOException {
    Study study =
        SmallSystem.study(
            "evaluation.protocol={type: k-fold, by: session, validate: next}",
            "training.epochs=2",
            "training.optimizer={type: sgd, momentum: 0.9, learningRate: 1e-2}");
    Path undisturbed = run(study, "undisturbed").folder();

    int stops = runInPieces(study, "pieces", 7);
    Path pieces = run(study, "pieces").folder();

    assertThat(stops).isGreaterThan(6);
    assertThat(undisturbed.resolve("fold-5")).isDirectory();
    assertSameResults(undisturbed, pieces);
  }

  @Test
  void another_seed_ends_with_other_bytes() throws IOException {
    Path one = run(SmallSystem.study(), "one").folder();
    Path other = run(SmallSystem.study("seed=2"), "one").folder();

    assertThat(one).isNotEqualTo(other);
    assertThat(other.resolve("predictions.csv"))
        .content()
        .isNotEqualTo(Files.readString(one.resolve("predictions.csv")));
  }

  @Test
  void a_finished_run_is_not_run_again() throws IOException {
    Study study = SmallSystem.study();
    RunResult first = run(study, "runs");
    var written = Files.getLastModifiedTime(first.folder().resolve("metrics.json"));

    RunResult second = run(study, "runs");

    assertThat(first.isNew()).isTrue();
    assertThat(second.isNew()).isFalse();
    assertThat(second.folder()).isEqualTo(first.folder());
    assertThat(second.metrics().accuracy()).isEqualTo(first.metrics().accuracy());
    assertThat(Files.getLastModifiedTime(first.folder().resolve("metrics.json")))
        .isEqualTo(written);
  }

  @Test
  void a_folder_in_use_is_refused_and_free_afterwards() throws IOException {
    Study study = SmallSystem.study();
    Path folder = RunFolder.of(runs, study, false);
    try (RunLock held = RunLock.take(folder)) {
      held.announce();
      assertThatThrownBy(() -> SmallSystem.runner().run(study, RunOptions.into(runs)))
          .isInstanceOf(PolyfuseException.class)
          .hasMessageStartingWith(folder + ": must not be in use but process ")
          .hasMessageContaining(String.valueOf(ProcessHandle.current().pid()));
    }
    assertThat(SmallSystem.runner().run(study, RunOptions.into(runs)).isNew()).isTrue();
  }

  @Test
  void wherever_a_disk_is_full_the_file_is_named_and_the_run_goes_on_once_it_is_not()
      throws IOException {
    Path full = Path.of("/dev/full");
    assumeThat(full).exists();
    Study study = SmallSystem.study();
    Path undisturbed = run(study, "undisturbed").folder();
    Path disturbed = RunFolder.of(runs.resolve("full"), study, false);
    Set<Path> places = new HashSet<>();
    for (String name : List.of("", "fold-1", "model")) {
      Files.createDirectories(disturbed.resolve(name));
      for (String file : WRITTEN_ONLY) {
        if (Files.exists(undisturbed.resolve(name).resolve(file))) {
          Path place = disturbed.resolve(name).resolve(file);
          places.add(Files.createSymbolicLink(place, full));
        }
      }
    }
    assertThat(places).hasSizeGreaterThan(9);

    while (!places.isEmpty()) {
      assertThatThrownBy(() -> run(study, "full"))
          .isInstanceOf(FileFault.class)
          .hasMessageContaining(": must be written but no space left on its disk.")
          .satisfies(
              fault ->
                  assertThat(places)
                      .anyMatch(
                          place ->
                              String.valueOf(fault.getMessage()).startsWith(place + ":")
                                  && makeRoom(place)));
      places.removeIf(place -> !Files.isSymbolicLink(place));
    }

    assertSameResults(undisturbed, run(study, "full").folder());
  }

  private static boolean makeRoom(Path place) {
    return place.toFile().delete();
  }

  private RunResult run(Study study, String name) {
    return SmallSystem.runner().run(study, RunOptions.into(runs.resolve(name)));
  }

  /** Stops a run after every so many steps; returns how often that was. */
  private int runInPieces(Study study, String name, int steps) {
    for (int stops = 0; ; stops++) {
      StopSignal stop = new StopSignal();
      RunOptions options =
          new RunOptions(
              runs.resolve(name), false, stopAfter(steps, stop), (done, all) -> {}, stop);
      try {
        SmallSystem.runner().run(study, options);
        return stops;
      } catch (InterruptedRunException e) {
        assertThat(e).hasMessageContaining("epoch");
      }
    }
  }

  private static Progress stopAfter(int steps, StopSignal stop) {
    return new Progress() {
      private int made;

      @Override
      public void step(
          int fold,
          int epoch,
          int epochs,
          int step,
          int all,
          double loss,
          double right,
          double rate) {
        if (++made == steps) {
          stop.stop();
        }
      }
    };
  }

  private static void assertSameResults(Path expected, Path actual) throws IOException {
    List<String> names;
    try (Stream<Path> files = Files.walk(expected)) {
      names =
          files
              .filter(
                  file -> file.toString().matches(".*(predictions\\.csv|weights\\.safetensors)"))
              .map(file -> expected.relativize(file).toString())
              .sorted()
              .toList();
    }
    assertThat(names).contains("predictions.csv", "model/weights.safetensors");
    for (String name : names) {
      assertThat(actual.resolve(name)).hasSameBinaryContentAs(expected.resolve(name));
    }
    assertThat(losses(actual)).isEqualTo(losses(expected));
  }

  /** fold, epoch, split, loss and accuracy; not how long it took. */
  private static List<List<String>> losses(Path run) throws IOException {
    return Files.readAllLines(run.resolve("history.csv")).stream()
        .map(line -> List.of(line.split(",")).subList(0, 5))
        .toList();
  }
}
