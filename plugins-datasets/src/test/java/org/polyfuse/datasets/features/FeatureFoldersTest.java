package org.polyfuse.datasets.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.Recording;
import org.polyfuse.datasets.Arrays;
import org.polyfuse.testkit.contract.DefaultSettings;

/** Folders of feature files, wherever links lead and whatever clips are called. */
class FeatureFoldersTest {

  private static final String TABLE = "id,label\nc0,a\nc1,a\nc2,b\nc3,b\n";

  @TempDir Path folder;
  private Path plain;

  @BeforeEach
  void makeCorpus() throws IOException {
    plain = folder.resolve("plain");
    for (int i = 0; i < 4; i++) {
      array(plain.resolve("sensor/c" + i + ".npy"));
    }
    Files.writeString(plain.resolve("labels.csv"), TABLE);
  }

  private static void array(Path file) throws IOException {
    Arrays.npy(file, new long[] {1, 1}, 1);
  }

  private static Dataset open(Path root) {
    return new FeaturesFactory()
        .create(DefaultSettings.of(FeaturesConfig.class, Map.of("root", root)));
  }

  private static void assertAllFound(Dataset dataset) {
    assertThat(dataset.recordings()).hasSize(4);
    assertThat(dataset.recordings()).allMatch(each -> each.streams().containsKey("sensor"));
  }

  @Test
  void a_linked_folder_is_the_folder() throws IOException {
    assertAllFound(open(Files.createSymbolicLink(folder.resolve("root"), Path.of("plain"))));
    Path linked = Files.createDirectory(folder.resolve("linked"));
    Files.writeString(linked.resolve("labels.csv"), TABLE);
    Files.createSymbolicLink(linked.resolve("sensor"), Path.of("../plain/sensor"));
    assertAllFound(open(linked));
  }

  @Test
  void linked_files_are_files_and_links_to_nowhere_are_told() throws IOException {
    Path linked = folder.resolve("linked");
    Files.createDirectories(linked.resolve("sensor"));
    Files.writeString(linked.resolve("labels.csv"), TABLE);
    for (int i = 0; i < 4; i++) {
      Path target = Path.of(i == 3 ? "../../gone.npy" : "../../plain/sensor/c" + i + ".npy");
      Files.createSymbolicLink(linked.resolve("sensor/c" + i + ".npy"), target);
    }
    Dataset dataset = open(linked);
    assertThat(dataset.recordings()).extracting(Recording::id).containsExactly("c0", "c1", "c2");
    assertThat(dataset.remarks()).singleElement().asString().contains("1 feature files", "c3.npy");
    assertThat(dataset.damage()).singleElement().matches(row -> row.recording().equals("c3"));
  }

  @Test
  void links_in_a_circle_end() throws IOException {
    Files.createSymbolicLink(plain.resolve("self"), Path.of("."));
    Files.createSymbolicLink(plain.resolve("sensor/up"), Path.of(".."));
    assertAllFound(open(plain));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"03bSnISJMiM/%d", "a/b/c/%d", "v$_$%d", "v %d", "v.%d", "v#%d@x", "\u00fc%d"})
  void ids_may_be_folders_and_hold_what_names_of_files_may(String pattern) throws IOException {
    for (String place : List.of("sensor/%s.npy", "%s/sensor.npy", "%s.sensor.npy")) {
      Path root = Files.createTempDirectory(folder, "ids");
      StringBuilder table = new StringBuilder("id,label\n");
      for (int i = 0; i < 4; i++) {
        String id = pattern.replace("%d", String.valueOf(i));
        table.append(id).append(i < 2 ? ",a\n" : ",b\n");
        array(root.resolve(place.replace("%s", id)));
      }
      Files.writeString(root.resolve("labels.csv"), table);
      assertAllFound(open(root));
    }
  }

  @ParameterizedTest
  @CsvSource({"cafe\u0301/1,caf\u00e9/1", "v\\1,v/1", "caf\u00e9,cafe\u0301"})
  void an_id_is_found_however_its_accents_and_strokes_are_written(String listed, String file)
      throws IOException {
    Files.writeString(plain.resolve("labels.csv"), TABLE + listed + ",b\n");
    array(plain.resolve("sensor/" + file + ".npy"));
    assertThat(open(plain).recordings()).extracting(Recording::id).contains(listed).hasSize(5);
  }

  @Test
  void two_ids_of_one_file_are_refused() throws IOException {
    Files.writeString(plain.resolve("labels.csv"), TABLE + "v/1,a\nv\\1,b\n");
    assertThatThrownBy(() -> open(plain)).hasMessageContaining("'v/1' and 'v\\1'");
  }

  @Test
  void where_no_id_has_a_file_an_id_and_a_file_are_named() throws IOException {
    Files.writeString(plain.resolve("labels.csv"), TABLE.replace("c", "clip-"));
    assertThatThrownBy(() -> open(plain))
        .hasMessageContaining("'clip-0'")
        .hasMessageContaining("4 of other names")
        .hasMessageContaining("c0.npy");
  }
}
