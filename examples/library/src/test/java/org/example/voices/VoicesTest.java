package org.example.voices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VoicesTest {

  @TempDir Path runs;

  @Test
  void it_learns_saves_opens_and_predicts_and_does_not_train_twice() throws Exception {
    String first = run();
    String second = run();

    assertThat(first)
        .containsPattern("voices-[0-9a-f]{8}: 100 % of 8 test recordings are right")
        .contains("evaluated again: 100 %")
        .containsPattern("(?s)number 0 +low .*number 1 +high .*number 2 +low .*number 3 +high ")
        .contains("voice alone ");
    assertThat(second).isEqualTo(first);
    assertThat(runs.toFile().list()).hasSize(1);
  }

  private String run() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Voices.run(runs, new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }
}
