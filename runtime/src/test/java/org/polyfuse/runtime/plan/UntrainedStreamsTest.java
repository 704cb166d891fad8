package org.polyfuse.runtime.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.config.ConfigLoader;
import org.polyfuse.runtime.plugins.Plugins;
import org.polyfuse.runtime.run.SmallSystem;
import org.polyfuse.runtime.study.Study;

/** Modalities that some part of a split lacks, and files that two parts share. */
class UntrainedStreamsTest {

  private static final List<String> PARTS =
      List.of("train", "train", "train", "train", "validation", "validation", "test", "test");

  @TempDir Path folder;

  private final Random random = new Random(1);

  private String array(String name) throws IOException {
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }\n";
    ByteBuffer bytes = ByteBuffer.allocate(10 + header.length() + 48);
    bytes
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    bytes.putShort((short) header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
    while (bytes.hasRemaining()) {
      bytes.putFloat((float) random.nextGaussian());
    }
    Files.write(folder.resolve(name), bytes.array());
    return name;
  }

  /** A row for each of {@link #PARTS}; the second stream from one to another of them. */
  private Study study(int first, int last, String... overrides) throws IOException {
    StringBuilder table = new StringBuilder("id,label,split,audio,markers\n");
    for (int i = 0; i < PARTS.size(); i++) {
      String other = i >= first && i <= last ? array("m" + i + ".npy") : "";
      table.append(i).append(i % 2 == 0 ? ",a," : ",b,").append(PARTS.get(i)).append(',');
      table.append(array("a" + i + ".npy")).append(',').append(other).append('\n');
    }
    Path file = Files.writeString(folder.resolve("t.csv"), table);
    String[] all = java.util.Arrays.copyOf(overrides, overrides.length + 1);
    all[overrides.length] = "dataset={type: manifest, file: '" + file + "'}";
    return SmallSystem.study(all);
  }

  private static StudyData load(Study study) {
    Plugins plugins = Plugins.onClassPath();
    CorpusSource source = new CorpusSource(plugins, new ConfigLoader(plugins));
    return StudyData.load(
        study, StudyParts.dataset(study), FeaturePlan.of(study), source, (done, all) -> {});
  }

  private static List<String> problems(Study study) {
    PolyfuseException refused = catchThrowableOfType(PolyfuseException.class, () -> load(study));
    assertThat(refused).isNotNull();
    return refused.problems();
  }

  @Test
  void what_training_lacks_may_not_be_tested() throws IOException {
    assertThat(problems(study(4, 7)))
        .singleElement()
        .asString()
        .contains("modalities.face: no training recording of fold 1 has it", "2 of validation")
        .contains("2 of test");
    assertThat(problems(study(6, 7))).hasSize(1);
  }

  @Test
  void weights_of_another_run_have_learnt_of_it() throws IOException {
    Study study = study(4, 7, "init=[{from: elsewhere, part: modalities.face}]");
    assertThat(load(study).remarks()).anyMatch(line -> line.contains("no training recording"));
    Study other = study(4, 7, "init=[{from: elsewhere, part: modalities.audio.encoder}]");
    assertThat(problems(other)).hasSize(1);
  }

  @Test
  void what_the_test_part_lacks_is_remarked_on() throws IOException {
    assertThat(load(study(0, 5)).remarks())
        .singleElement()
        .asString()
        .contains("modalities.face: no test recording of fold 1 has it");
    assertThat(load(study(2, 6)).remarks()).isEmpty();
  }

  @Test
  void a_file_of_two_parts_is_refused_with_its_path() throws IOException {
    Study study = study(0, 7);
    Files.copy(
        folder.resolve("a0.npy"),
        folder.resolve("a6.npy"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertThat(load(study).remarks())
        .singleElement()
        .asString()
        .contains("the features of 1 recordings", "stream 'audio'");
    Files.copy(
        folder.resolve("m0.npy"),
        folder.resolve("m6.npy"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertThat(problems(study))
        .singleElement()
        .asString()
        .contains("'6' (test) and '0' (train)", "a0.npy", "m0.npy");
  }

  @Test
  void a_step_of_another_shape_is_told_with_both_files() throws IOException {
    Study study = study(0, 7);
    byte[] bytes = Files.readAllBytes(folder.resolve("a3.npy"));
    String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("(3, 4)", "(4, 3)");
    Files.write(folder.resolve("a3.npy"), text.getBytes(StandardCharsets.ISO_8859_1));
    assertThat(load(study).corpus().damage())
        .singleElement()
        .satisfies(
            damage ->
                assertThat(damage.reason())
                    .contains("a3.npy: a feature step must be (4)", "a0.npy but is (3)"));
  }
}
