package org.polyfuse.runtime.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.MediaReader;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.api.data.StreamSource.InFile;
import org.polyfuse.api.data.Text;

class StreamReadingTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("a.txt"), "hello");
  }

  /** Says who read, and mends one thing. */
  private record Reader(String says, String suffix) implements MediaReader {
    @Override
    public boolean accepts(Path file) {
      return file.toString().endsWith(suffix);
    }

    @Override
    public RawStream read(Path file, Optional<StreamSource.Span> span, Consumer<String> repaired) {
      repaired.accept("mended");
      return new Text(says);
    }
  }

  private final StreamReading reading =
      new StreamReading(
          List.of(
              new NamedReader("zeta", "1", new Reader("zeta", ".txt")),
              new NamedReader("beta", "1", new Reader("beta", ".txt")),
              new NamedReader("alpha", "1", new Reader("alpha", ".bin"))));

  private static RawStream open(StreamReading reading, StreamSource source) {
    return reading.open(source, RawStream.class, repaired -> {});
  }

  @Test
  void the_first_by_name_that_accepts_the_file_reads_it() {
    List<String> repaired = new ArrayList<>();
    RawStream stream = reading.open(StreamSource.of(file), RawStream.class, repaired::add);
    assertThat(stream).isEqualTo(new Text("beta"));
    assertThat(repaired).containsExactly("mended");
  }

  @Test
  void the_reader_that_the_source_names_reads_it() {
    InFile named = new InFile(file, Optional.empty(), Optional.of("alpha"));
    assertThat(open(reading, named)).isEqualTo(new Text("alpha"));
  }

  @Test
  void a_stream_in_memory_is_handed_on() {
    Text text = new Text("here");
    assertThat(open(reading, StreamSource.of(text))).isSameAs(text);
  }

  @Test
  void a_missing_file_is_damage() {
    assertThatThrownBy(() -> open(reading, StreamSource.of(folder.resolve("b.txt"))))
        .isInstanceOf(DamagedStreamException.class)
        .hasMessageContaining("b.txt")
        .hasMessageContaining("not there");
  }

  @Test
  void a_file_that_nobody_reads_is_named_with_the_known_readers() throws IOException {
    Path film = Files.writeString(folder.resolve("a.avi"), "");
    assertThatThrownBy(() -> open(reading, StreamSource.of(film)))
        .isInstanceOf(DamagedStreamException.class)
        .hasMessageContaining("a.avi")
        .hasMessageContaining("Known: alpha, beta, zeta.");
    assertThatThrownBy(
            () -> open(reading, new InFile(film, Optional.empty(), Optional.of("alpah"))))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("Did you mean 'alpha'?");
  }

  @Test
  void a_reader_that_fails_on_the_disk_means_damage() {
    MediaReader failing =
        new MediaReader() {
          @Override
          public boolean accepts(Path any) {
            return true;
          }

          @Override
          public RawStream read(
              Path any, Optional<StreamSource.Span> span, Consumer<String> repaired) {
            throw new UncheckedIOException(new IOException("bad sector"));
          }
        };
    StreamReading broken = new StreamReading(List.of(new NamedReader("x", "1", failing)));
    assertThatThrownBy(() -> open(broken, StreamSource.of(file)))
        .isInstanceOf(DamagedStreamException.class)
        .hasMessageContaining("bad sector");
  }
}
