package org.polyfuse.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.MediaReader;
import org.polyfuse.api.data.MediaReaderFactory;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.StreamSource.Span;

/** What holds for every media reader. To be extended with {@link #factory()} and a file. */
public abstract class MediaReaderContract extends PartContract<MediaReaderFactory<?>> {

  @TempDir Path folder;

  /** For the extending class. */
  protected MediaReaderContract() {}

  /**
   * Gives a sound file of this format, a second long or more.
   *
   * @param folder an empty one, where the file may be written
   */
  protected abstract Path file(Path folder) throws IOException;

  @Override
  protected final Class<?> spi() {
    return MediaReaderFactory.class;
  }

  @SuppressWarnings("unchecked") // settings() gives records of the factory's own type
  private MediaReader reader() {
    Record settings = settings().get(0);
    return ((MediaReaderFactory<Record>) factory()).create(resolved(settings));
  }

  private static RawStream whole(MediaReader reader, Path file) {
    return reader.read(file, Optional.empty(), repaired -> {});
  }

  @Test
  void it_accepts_its_own_files_and_no_others() throws IOException {
    assertThat(reader().accepts(file(folder))).as("accepts %s", file(folder)).isTrue();
    Path other = Files.writeString(folder.resolve("other.unknown"), "this is no such format");
    assertThat(reader().accepts(other)).as("accepts %s", other).isFalse();
    Path empty = Files.createFile(folder.resolve("empty.unknown"));
    assertThat(reader().accepts(empty)).as("accepts an empty file").isFalse();
    assertThat(reader().accepts(folder.resolve("missing.unknown")))
        .as("accepts a missing file")
        .isFalse();
  }

  @Test
  void a_sound_file_is_read_without_repairs_and_the_same_each_time() throws IOException {
    Path file = file(folder);
    List<String> repaired = new ArrayList<>();
    RawStream first = reader().read(file, Optional.empty(), repaired::add);
    assertThat(repaired).as("repairs").isEmpty();
    assertThat(first.seconds()).as("seconds").isNotNegative().isFinite();
    RawStreams.assertSame(whole(reader(), file), first);
  }

  @Test
  void several_threads_read_what_one_reads() throws IOException {
    Path file = file(folder);
    MediaReader reader = reader();
    RawStream expected = whole(reader, file);
    IntStream.range(0, 4)
        .parallel()
        .mapToObj(i -> whole(reader, file))
        .toList()
        .forEach(stream -> RawStreams.assertSame(stream, expected));
  }

  @Test
  void a_span_is_as_long_as_it_says() throws IOException {
    Path file = file(folder);
    double seconds = whole(reader(), file).seconds();
    if (seconds > 0) { // time has no meaning in a text
      Span span = new Span(seconds / 4, seconds / 2);
      RawStream part = reader().read(file, Optional.of(span), repaired -> {});
      assertThat(part.seconds()).as("seconds of a quarter of %s", seconds).isLessThan(seconds / 3);
      assertThat(part.seconds()).isGreaterThan(seconds / 6);
    }
  }

  @Test
  void a_missing_file_is_damage_that_names_it() {
    Path missing = folder.resolve("missing.unknown");
    assertThatThrownBy(() -> whole(reader(), missing))
        .isInstanceOf(DamagedStreamException.class)
        .hasMessageContaining("missing.unknown");
  }

  @Test
  void a_file_cut_off_or_overwritten_is_read_or_is_damage_that_names_it() throws IOException {
    Path file = file(folder);
    byte[] bytes = Files.readAllBytes(file);
    for (int length : new int[] {0, 1, 10, bytes.length / 3, bytes.length - 1}) {
      assertReadOrDamage(file, Arrays.copyOf(bytes, Math.min(length, bytes.length)));
    }
    byte[] noise = "no such format ".repeat(100).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(noise, 0, bytes, 0, Math.min(noise.length, bytes.length));
    assertReadOrDamage(file, bytes);
  }

  private void assertReadOrDamage(Path original, byte[] bytes) throws IOException {
    Path file = folder.resolve("damaged-" + original.getFileName());
    Files.write(file, bytes);
    try {
      assertThat(whole(reader(), file)).isNotNull();
    } catch (DamagedStreamException damage) {
      assertThat(damage).hasMessageContaining(String.valueOf(file.getFileName()));
    }
  }
}
