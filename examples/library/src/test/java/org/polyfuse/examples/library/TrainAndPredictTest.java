package org.polyfuse.examples.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainAndPredictTest {

  @TempDir Path runs;

  @Test
  void the_example_trains_and_predicts_and_does_not_train_twice() {
    String first = run();
    String second = run();

    assertThat(first)
        .contains("of 8 test recordings are right", "a tone sounds ", "audio attends to ")
        .doesNotContain("face attends");
    assertThat(second).isEqualTo(first);
    assertThat(runs).isDirectoryContaining("glob:**/voice-and-face-*");
  }

  private String run() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TrainAndPredict.run(runs, new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }
}
