package org.polyfuse.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.engine.TrainingSession;
import org.polyfuse.runtime.run.SmallSystem;

class FileCheckpointsTest {

  private static final SmallSystem SYSTEM = SmallSystem.of();

  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void train() {
    folder = temporary.resolve("fold-1/checkpoint");
    try (TrainingSession session = SYSTEM.session()) {
      loop(session).run(SYSTEM.train(), SYSTEM.validation());
    }
  }

  private TrainingLoop loop(TrainingSession session) {
    return new TrainingLoop(
        SYSTEM.loop(),
        session,
        new FileCheckpoints(folder, 1e-9),
        Progress.SILENT,
        new StopSignal());
  }

  @Test
  void one_whole_checkpoint_stays_and_nothing_else() throws IOException {
    assertThat(files()).hasSize(2).contains("state.json");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void a_training_that_was_done_is_not_done_again() {
    try (TrainingSession session = SYSTEM.session()) {
      Trained trained = loop(session).run(List.of(), SYSTEM.validation());
      assertThat(trained.history()).hasSize(6);
    }
  }

  @Test
  void a_damaged_byte_is_refused() throws IOException {
    Path tensors = folder.resolve(files().get(1));
    byte[] bytes = Files.readAllBytes(tensors);
    bytes[bytes.length / 2] ^= 1;
    Files.write(tensors, bytes);

    assertRefused("the checksum of tensors-4-0.safetensors differs");
  }

  @Test
  void missing_tensors_are_refused() throws IOException {
    Files.delete(folder.resolve(files().get(1)));
    assertRefused("tensors-4-0.safetensors");
  }

  @Test
  void a_state_cut_short_is_refused() throws IOException {
    Path state = folder.resolve("state.json");
    Files.writeString(state, Files.readString(state).substring(0, 100));
    assertRefused("state.json");
  }

  @Test
  void a_state_of_something_else_is_refused() throws IOException {
    Path state = folder.resolve("state.json");
    for (String text : List.of("null", "{}", "[1]", "")) {
      Files.writeString(state, text);
      assertRefused("state.json");
    }
  }

  private void assertRefused(String what) {
    try (TrainingSession session = SYSTEM.session()) {
      assertThatThrownBy(() -> loop(session).run(SYSTEM.train(), SYSTEM.validation()))
          .isInstanceOf(PolyfuseException.class)
          .hasMessageStartingWith(folder + ": must be a whole checkpoint but ")
          .hasMessageContaining(what)
          .hasMessageEndingWith("Start anew with --force.");
    }
  }
}
