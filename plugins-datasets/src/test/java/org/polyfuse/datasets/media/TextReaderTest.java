package org.polyfuse.datasets.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.MediaReader;
import org.polyfuse.api.data.StreamSource.Span;
import org.polyfuse.api.data.Text;

class TextReaderTest {

  private static final MediaReader READER = new TextReaderFactory().create(new TextConfig());
  private static final MediaReader MOCAP = new MocapReaderFactory().create(new MocapConfig());

  @TempDir Path folder;

  @Test
  void words_are_read_without_what_stands_around_them() throws IOException {
    Path file = file("words.txt", "\uFEFF\n  I can’t,\nJosé.\r\n");
    assertThat(read(file, Optional.empty())).isEqualTo(new Text("I can’t,\nJosé.", 0));
  }

  @Test
  void a_span_tells_how_long_the_words_took() throws IOException {
    Path file = file("words.txt", "Excuse me.");
    assertThat(read(file, Optional.of(new Span(1.5, 2)))).isEqualTo(new Text("Excuse me.", 0.5));
  }

  @Test
  void other_encodings_are_damage_that_tells_where() throws IOException {
    Path file = folder.resolve("words.txt");
    Files.write(file, "I can’t".replace('’', '\u0092').getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> read(file, Optional.empty()))
        .isInstanceOf(DamagedStreamException.class)
        .hasMessage(file + ": must be UTF-8 but byte 6 (0x92) is not. Save the file as UTF-8.");
    Files.write(file, new byte[] {'a', (byte) 0xc3}); // the second byte of a letter is cut off
    assertThatThrownBy(() -> read(file, Optional.empty())).hasMessageContaining("byte 2 (0xc3)");
    Files.writeString(file, " \n");
    assertThatThrownBy(() -> read(file, Optional.empty())).hasMessageContaining("is empty");
    assertThatThrownBy(() -> read(folder, Optional.empty()))
        .isInstanceOf(DamagedStreamException.class)
        .hasMessageStartingWith(folder + ": cannot be read: ");
  }

  @Test
  void files_of_markers_and_of_words_are_told_apart() throws IOException {
    Path words = file("words.TXT", "Frame by frame.");
    Path markers = file("markers.txt", MocapFormat.HEADER + " CH1 CH2\n");
    Path other = file("words.csv", "Excuse me.");
    assertThat(READER.accepts(words)).isTrue();
    assertThat(MOCAP.accepts(words)).isFalse();
    assertThat(READER.accepts(markers)).isFalse();
    assertThat(MOCAP.accepts(markers)).isTrue();
    assertThat(READER.accepts(other)).isFalse();
  }

  private static Text read(Path file, Optional<Span> span) {
    return (Text) READER.read(file, span, line -> {});
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }
}
