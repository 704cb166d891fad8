package org.example.voices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.runtime.Polyfuse;

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

  @Test
  void a_film_needs_what_the_lean_library_leaves_out() throws Exception {
    run();
    byte[] film = {0, 0, 0, 24, 'f', 't', 'y', 'p', 'm', 'p', '4', '2', 0, 0, 0, 0};
    Path run = runs.resolve(String.valueOf(runs.toFile().list()[0]));
    try (Polyfuse polyfuse = Polyfuse.open(run)) {
      Recording recording =
          Recording.of("film", Map.of("audio", StreamSource.ofBytes("clip.mp4", film)));
      assertThatThrownBy(() -> polyfuse.predict(recording))
          .isInstanceOf(PolyfuseException.class)
          .hasMessageContaining("films: ffmpeg's natives cannot be loaded")
          .hasMessageContaining("Add org.bytedeco:ffmpeg");
    }
  }

  private String run() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Voices.run(runs, new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }
}
