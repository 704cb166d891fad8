package org.polyfuse.runtime.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.data.Damage;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.api.data.StreamSource.InFile;
import org.polyfuse.runtime.data.Example;

class FilesOfBytesTest {

  private static final byte[] FILM = {1, 2, 3};

  private static Recording recording() {
    Map<String, StreamSource> streams = new LinkedHashMap<>();
    streams.put("audio", StreamSource.ofBytes("clip.avi", FILM));
    streams.put("face", StreamSource.ofBytes("clip.avi", FILM));
    streams.put("other", StreamSource.ofBytes("clip.avi", new byte[] {4}));
    return Recording.of("one", streams);
  }

  private static Path file(Recording recording, String stream) {
    return ((InFile) recording.streams().get(stream)).file();
  }

  @Test
  void bytes_can_be_read_as_files_until_they_are_closed() throws IOException {
    Path film;
    try (FilesOfBytes files = FilesOfBytes.of(recording())) {
      film = file(files.readable(), "audio");
      Path other = file(files.readable(), "other");
      assertThat(film).hasBinaryContent(FILM).hasFileName("clip.avi");
      assertThat(file(files.readable(), "face")).isEqualTo(film);
      assertThat(other).hasBinaryContent(new byte[] {4}).hasFileName("clip.avi");
      assertThat(Files.getPosixFilePermissions(film.getParent().getParent())).hasSize(3);
    }
    assertThat(film.getParent().getParent()).doesNotExist();
  }

  @Test
  void what_is_told_names_what_was_given() {
    Recording given = recording();
    try (FilesOfBytes files = FilesOfBytes.of(given)) {
      Path film = file(files.readable(), "audio");
      Damage damage = new Damage("one", "audio", film + ": ends at byte 3", true);
      Example example = new Example(files.readable(), Map.of(), java.util.OptionalInt.empty(), 1);
      Extraction.Outcome told =
          files.told(
              new Extraction.Outcome(Optional.of(example), List.of(damage), Map.of(), Map.of()));

      assertThat(told.damage().get(0).reason()).isEqualTo("clip.avi: ends at byte 3");
      assertThat(told.example().orElseThrow().recording()).isSameAs(given);
    }
  }

  @Test
  void a_recording_without_bytes_stays_as_it_is() {
    Recording recording = Recording.of(Path.of("clip.avi"));
    try (FilesOfBytes files = FilesOfBytes.of(recording)) {
      assertThat(files.readable()).isSameAs(recording);
    }
  }

  @Test
  void a_name_that_would_leave_the_folder_is_refused() {
    for (String name : List.of("../clip.wav", "a/b.wav", "..", "", "a\\b.wav", "a\nb.wav")) {
      assertThatThrownBy(() -> StreamSource.ofBytes(name, FILM))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("name: must be the name of a file, such as clip.wav");
    }
  }
}
