package org.polyfuse.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.engine.TrainingSession;
import org.polyfuse.runtime.run.SmallSystem;
import org.polyfuse.runtime.weights.HostTensor;

class FileCheckpointsTest {

  private static final SmallSystem SYSTEM = SmallSystem.of();

  @TempDir Path temporary;
  private final List<String> warnings = new ArrayList<>();
  private Path folder;
  private Map<String, HostTensor> trained;

  @BeforeEach
  void train() {
    folder = temporary.resolve("fold-1/checkpoint");
    trained = weightsOfTraining();
  }

  private Map<String, HostTensor> weightsOfTraining() {
    try (TrainingSession session = SYSTEM.session()) {
      loop(session, () -> {}).run(SYSTEM.train(), SYSTEM.validation());
      return session.weights();
    }
  }

  private TrainingLoop loop(TrainingSession session, Runnable guard) {
    return new TrainingLoop(
        SYSTEM.loop(),
        session,
        new FileCheckpoints(folder, 1e-9, guard, warnings::add),
        Progress.SILENT,
        new StopSignal());
  }

  private void assertSameAsTrained() {
    Map<String, HostTensor> again = weightsOfTraining();
    assertThat(again.keySet()).isEqualTo(trained.keySet());
    again.forEach((name, tensor) -> assertThat(tensor.values()).isEqualTo(values(name)));
  }

  private float[] values(String name) {
    return trained.get(name).values();
  }

  @Test
  void the_last_two_checkpoints_stay_and_nothing_else() throws IOException {
    assertThat(files()).hasSize(4).contains("state.json", "state-before.json");
    assertThat(tensors("state.json")).startsWith("tensors-4-0-").isNotEqualTo(tensorsBefore());
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private String tensors(String state) throws IOException {
    return new ObjectMapper().readTree(folder.resolve(state).toFile()).get("tensors").asText();
  }

  private String tensorsBefore() throws IOException {
    return tensors("state-before.json");
  }

  @Test
  void a_training_that_was_done_is_not_done_again() {
    try (TrainingSession session = SYSTEM.session()) {
      Trained again = loop(session, () -> {}).run(List.of(), SYSTEM.validation());
      assertThat(again.history()).hasSize(6);
    }
    assertThat(warnings).isEmpty();
  }

  /** What may happen to a file. */
  enum Damage {
    CUT {
      @Override
      byte[] of(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
      }
    },
    EMPTIED {
      @Override
      byte[] of(byte[] bytes) {
        return new byte[0];
      }
    },
    /** A number stays a number. */
    FLIPPED {
      @Override
      byte[] of(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int place = text.contains("\"seconds\"") ? text.indexOf("\"seconds\" : ") + 14 : 9000;
        bytes[place] ^= 1;
        return bytes;
      }
    },
    OTHER_JSON {
      @Override
      byte[] of(byte[] bytes) {
        return "null".getBytes(StandardCharsets.UTF_8);
      }
    },
    DELETED {
      @Override
      byte[] of(byte[] bytes) {
        throw new IllegalStateException("nothing is left");
      }
    };

    abstract byte[] of(byte[] bytes);

    void to(Path file) throws IOException {
      if (this == DELETED) {
        Files.delete(file);
      } else {
        Files.write(file, of(Files.readAllBytes(file)));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_damaged_state_gives_way_to_the_one_before(Damage damage) throws IOException {
    damage.to(folder.resolve("state.json"));
    assertSameAsTrained();
    assertThat(warnings)
        .singleElement()
        .asString()
        .startsWith(folder + ": the last checkpoint is damaged (state.json: ")
        .contains("the one before it is used, of epoch 3 after step");
    assertThat(tensors("state.json")).startsWith("tensors-4-0-");
  }

  @ParameterizedTest
  @EnumSource
  void so_do_damaged_tensors(Damage damage) throws IOException {
    String name = tensors("state.json");
    damage.to(folder.resolve(name));
    assertSameAsTrained();
    assertThat(warnings).singleElement().asString().contains(name).contains("epoch 3");
  }

  @Test
  void every_bit_of_the_state_counts() throws IOException {
    byte[] whole = Files.readAllBytes(folder.resolve("state.json"));
    SavedState saved = SavedState.decode(whole);
    for (int bit = 0; bit < 8 * whole.length; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      try {
        assertThat(SavedState.decode(flipped)).as("bit %d", bit).isEqualTo(saved);
      } catch (IOException e) {
        assertThat(e).hasMessageMatching("(?s)its checksum differs|it cannot be read .*");
      }
    }
  }

  @Test
  void what_is_damaged_before_the_last_one_harms_nothing() throws IOException {
    Damage.EMPTIED.to(folder.resolve("state-before.json"));
    Damage.DELETED.to(
        folder.resolve(tensorsBefore(Files.readString(folder.resolve("state.json")))));
    assertSameAsTrained();
    assertThat(warnings).isEmpty();
  }

  private String tensorsBefore(String state) throws IOException {
    return files().stream()
        .filter(name -> name.startsWith("tensors-") && !state.contains(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void where_both_are_damaged_training_begins_anew_and_they_are_put_aside() throws IOException {
    for (int times = 1; times <= 2; times++) {
      Damage.CUT.to(folder.resolve("state.json"));
      Damage.FLIPPED.to(folder.resolve("state-before.json"));
      assertSameAsTrained();
    }
    assertThat(warnings)
        .hasSize(2)
        .allSatisfy(
            line ->
                assertThat(line)
                    .contains("every checkpoint of this fold is damaged (state.json: it cannot be")
                    .contains("; state-before.json: its checksum differs)")
                    .contains("its training begins anew"));
    assertThat(folder.resolveSibling("checkpoint-damaged/state.json")).exists();
    assertThat(folder.resolveSibling("checkpoint-damaged-2/state.json")).exists();
  }

  @Test
  void tensors_without_any_state_begin_anew_with_a_word() throws IOException {
    Damage.DELETED.to(folder.resolve("state.json"));
    Damage.DELETED.to(folder.resolve("state-before.json"));
    assertSameAsTrained();
    assertThat(warnings).singleElement().asString().contains("has tensors but no state.json");
  }

  @Test
  void a_checkpoint_of_versions_before_goes_on() throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode before = (ObjectNode) json.readTree(folder.resolve("state-before.json").toFile());
    Path tensors = folder.resolve(before.get("tensors").asText());
    before.put("tensors", "tensors-3-5.safetensors");
    before.remove(List.of("restores", "startSteps", "checksum"));
    Files.delete(folder.resolve(tensors("state.json")));
    Files.delete(folder.resolve("state-before.json"));
    Files.move(tensors, folder.resolve("tensors-3-5.safetensors"));
    json.writeValue(folder.resolve("state.json").toFile(), before);

    assertSameAsTrained();

    assertThat(warnings).isEmpty();
    assertThat(tensors("state.json")).startsWith("tensors-4-0-");
  }

  @Test
  void nothing_is_written_where_nothing_may_be() throws IOException {
    Damage.DELETED.to(folder.resolve("state.json"));
    try (TrainingSession session = SYSTEM.session()) {
      Runnable guard =
          () -> {
            throw new PolyfuseException("the folder is another one's");
          };
      assertThatThrownBy(() -> loop(session, guard).run(SYSTEM.train(), SYSTEM.validation()))
          .hasMessage("the folder is another one's");
    }
    assertThat(folder.resolve("state.json")).doesNotExist();
  }
}
