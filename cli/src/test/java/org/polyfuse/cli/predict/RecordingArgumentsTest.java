package org.polyfuse.cli.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;

class RecordingArgumentsTest {

  private static final List<String> STREAMS = List.of("audio", "markers");

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void makeFile() throws Exception {
    file = Files.createFile(folder.resolve("clip.wav"));
  }

  @Test
  void one_file_holds_every_stream() {
    Recording recording = RecordingArguments.parse(List.of(file.toString()), STREAMS);
    assertThat(recording.stream("audio")).contains(StreamSource.of(file));
    assertThat(recording.stream("markers")).contains(StreamSource.of(file));
  }

  @Test
  void a_stream_may_be_a_span_of_a_file() {
    Recording recording = RecordingArguments.parse(List.of("audio=" + file + "@0.5-2"), STREAMS);
    assertThat(recording.streams())
        .containsEntry(
            "audio",
            new StreamSource.InFile(
                file, Optional.of(new StreamSource.Span(0.5, 2)), Optional.empty()));
    assertThat(recording.stream("markers")).isEmpty();
  }

  @Test
  void a_file_whose_name_looks_like_a_span_is_a_file() throws Exception {
    Path odd = Files.createFile(folder.resolve("take@1-2"));
    assertThat(RecordingArguments.parse(List.of("audio=" + odd), STREAMS).streams())
        .containsEntry("audio", StreamSource.of(odd));
  }

  @Test
  void spans_are_seconds_as_any_program_writes_them() {
    for (String span : List.of("1e-05-0.5", "0,00001-0,5", ".00001-.5")) {
      assertThat(RecordingArguments.parse(List.of("audio=" + file + "@" + span), STREAMS).streams())
          .containsEntry(
              "audio",
              new StreamSource.InFile(
                  file, Optional.of(new StreamSource.Span(1e-5, 0.5)), Optional.empty()));
    }
    assertThatThrownBy(() -> parse("audio=gone@2x.wav"))
        .hasMessageContaining("gone@2x.wav: must be a file but is not there");
  }

  @Test
  void what_is_wrong_is_said() {
    assertThatThrownBy(() -> parse("audio=" + file, "audio=" + file))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("given twice");
    assertThatThrownBy(() -> parse("audio=" + file + "@2-1")).hasMessageContaining("start below");
    assertThatThrownBy(() -> parse("none.wav")).hasMessageContaining("none.wav: must be a file");
  }

  private static void parse(String... arguments) {
    RecordingArguments.parse(List.of(arguments), STREAMS);
  }
}
