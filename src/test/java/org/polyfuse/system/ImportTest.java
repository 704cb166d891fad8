package org.polyfuse.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.system.CommandLine.Outcome;

/** Networks of other programs through the command line. */
class ImportTest {

  private static final Path NETWORK =
      Places.home().resolve("import-tfjs/src/test/resources/org/polyfuse/tfjs/small.json");

  @TempDir Path folder;

  @Test
  void a_network_of_tensorflow_js_becomes_a_saved_model_and_a_line_for_a_config() throws Exception {
    Outcome outcome =
        new CommandLine(folder)
            .run("-q", "import", NETWORK.toString(), "small", "--output", "pool/Mean");

    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .isEqualToNormalizingNewlines(
            """
            input   picture     float32  (N, 8, 8, 3)
            output  classes     float32  (N, 5)
            output  features    float32  (N, 8)
            output  Identity_2  int32    (N)
            output  pool/Mean   float32  (N, 8)

            encoder: {type: djl-model, path: small, layout: NHWC, size: [8, 8], output: features}
            """);
    assertThat(folder.resolve("small/saved_model.pb")).isNotEmptyFile();
    assertThat(folder.resolve("small/variables")).isEmptyDirectory();
  }

  @Test
  void a_network_without_its_weights_is_told_in_one_message_and_leaves_nothing() throws Exception {
    Path alone = Files.copy(NETWORK, folder.resolve("alone.json"));

    Outcome outcome = new CommandLine(folder).run("import", "alone.json", "saved");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.messages())
        .last()
        .isEqualTo(
            "polyfuse: alone.json: its weights are in 'small-1of3.bin', which is not there. Put it"
                + " beside the .json file, under that name.");
    assertThat(outcome.err()).doesNotContain("\tat ");
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(alone);
    }
  }
}
