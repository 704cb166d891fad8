package org.polyfuse.datasets.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.AbsentStreamException;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.Frames;
import org.polyfuse.api.data.MediaReader;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.Series;
import org.polyfuse.api.data.Waveform;
import org.polyfuse.api.nn.Trunks;
import org.polyfuse.datasets.film.FilmWriter.Coding;
import org.polyfuse.datasets.media.WavFile;

class FilmReaderTest {

  @TempDir Path folder;

  private Path avi(int pictures) throws IOException {
    return Films.write(folder.resolve("clip.avi"), Coding.AVI, pictures);
  }

  @Test
  void what_git_lfs_left_is_named() throws IOException {
    Path file = folder.resolve("clip.flv");
    Files.writeString(file, "version https://git-lfs.github.com/spec/v1\nsize 72862\n");
    assertThatThrownBy(() -> Films.look(file))
        .isInstanceOf(DamagedStreamException.class)
        .hasMessageStartingWith(file + ": must be the clip itself but is a pointer of git-lfs.");
  }

  @Test
  void pictures_come_at_their_times_in_their_colours() throws IOException {
    Films.Seen seen = Films.look(avi(50));
    assertThat(seen.repaired()).isEmpty();
    assertThat(seen.height()).isEqualTo(Films.HEIGHT);
    assertThat(seen.width()).isEqualTo(Films.WIDTH);
    assertThat(seen.seconds()).isEqualTo(2, within(1e-6));
    assertThat(seen.times()).hasSize(50);
    for (int i = 0; i < 50; i++) {
      assertThat(seen.times()[i]).as("time %d", i).isEqualTo(i / 25.0, within(1e-6));
      assertThat(seen.mean(i, 0)).as("red of %d", i).isEqualTo(25 * (i % 10), within(8.0));
      assertThat(seen.mean(i, 1)).as("green of %d", i).isEqualTo(60, within(8.0));
    }
  }

  @Test
  void sound_is_read_sample_by_sample() throws IOException {
    Waveform sound = Films.hear(avi(50));
    assertThat(sound.rate()).isEqualTo(16000);
    float[] expected = Films.tone(0, 32000);
    assertThat(sound.samples()).hasSize(32000);
    for (int i = 0; i < 32000; i++) {
      assertThat(sound.samples()[i]).isEqualTo(expected[i], within(0x1p-15f));
    }
  }

  @Test
  void a_span_is_cut_out_of_both() throws IOException {
    Path film = avi(500); // 20 s, so that seeking is worth it
    Films.Seen seen = Films.look(Films.READER, film, Films.span(12.1, 13.1));
    assertThat(seen.repaired()).isEmpty();
    assertThat(seen.seconds()).isEqualTo(1, within(1e-6));
    assertThat(seen.times()).hasSize(25);
    assertThat(seen.times()[0]).isEqualTo(303 / 25.0 - 12.1, within(1e-6));
    assertThat(seen.mean(0, 0)).isEqualTo(25 * 3, within(8.0));
    Waveform sound =
        (Waveform) Films.READER.read(film, Films.span(12.1, 13.1), Waveform.class, repaired -> {});
    float[] expected = Films.tone((int) (12.1 * 16000), 16000);
    assertThat(sound.samples()).hasSize(16000);
    for (int i = 0; i < 16000; i++) {
      assertThat(sound.samples()[i]).isEqualTo(expected[i], within(0x1p-15f));
    }
  }

  @Test
  void a_span_past_the_end_is_noted_and_one_beyond_it_refused() throws IOException {
    Path film = avi(50);
    List<String> repaired = new ArrayList<>();
    Waveform sound =
        (Waveform) Films.READER.read(film, Films.span(1, 3), Waveform.class, repaired::add);
    assertThat(sound.seconds()).isEqualTo(1, within(0.01));
    assertThat(repaired).hasSize(1).allMatch(line -> line.contains("span ends at 3.0 s"));
    for (Class<? extends RawStream> kind : List.of(Waveform.class, Frames.class)) {
      assertThatThrownBy(() -> Films.READER.read(film, Films.span(2.5, 3), kind, line -> {}))
          .isInstanceOf(DamagedStreamException.class)
          .hasMessageContaining("clip.avi")
          .hasMessageContaining("2.5 s");
    }
  }

  @Test
  void a_flash_and_a_click_stay_together() throws IOException {
    Path file = folder.resolve("clap.avi");
    int clap = 30; // the picture
    try (FilmWriter film = new FilmWriter(file, Coding.AVI, Films.HEIGHT, Films.WIDTH, 25, 16000)) {
      for (int i = 0; i < 50; i++) {
        film.picture(i == clap ? Films.plain(255, 255, 255) : Films.plain(0, 0, 0));
        float[] samples = new float[640];
        samples[0] = i == clap ? 0.9f : 0;
        film.sound(samples);
      }
    }
    Films.Seen seen = Films.look(file);
    int flash = IntStream.range(0, 50).filter(i -> seen.mean(i, 1) > 128).findFirst().orElseThrow();
    float[] samples = Films.hear(file).samples();
    int click =
        IntStream.range(0, samples.length).filter(i -> samples[i] > 0.5).findFirst().orElseThrow();
    assertThat(seen.times()[flash]).isEqualTo(1.2, within(1e-6));
    assertThat(click / 16000.0).isEqualTo(1.2, within(1e-3));
    for (double seconds = 0.11; seconds < 0.5; seconds += 0.04) {
      Trunks trunks = new Trunks(6, seconds);
      assertThat(trunks.indexOf(click / 16000.0)).isEqualTo(trunks.indexOf(seen.times()[flash]));
    }
  }

  @Test
  void a_track_that_is_not_there_is_absent() throws IOException {
    Path wav = folder.resolve("a.wav");
    WavFile.write(wav, new Waveform(Films.tone(0, 16000), 16000));
    Path sound = Files.move(wav, folder.resolve("a.au"));
    assertThat(Films.hear(sound).samples()).hasSize(16000);
    assertThatThrownBy(() -> Films.look(sound))
        .isInstanceOf(AbsentStreamException.class)
        .hasMessageContaining("a.au: has no pictures");
  }

  @Test
  void who_does_not_say_what_it_takes_gets_the_pictures() throws IOException {
    Path film = avi(25);
    assertThat(Films.READER.read(film, Optional.empty(), line -> {})).isInstanceOf(Frames.class);
    assertThat(Films.READER.read(film, Optional.empty(), RawStream.class, line -> {}))
        .isInstanceOf(Frames.class);
    assertThatThrownBy(() -> Films.READER.read(film, Optional.empty(), Series.class, line -> {}))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("clip.avi: a film has sound (Waveform) and pictures (Frames)");
  }

  @Test
  void files_that_are_no_films_are_refused_with_their_name() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.avi"));
    Path text =
        Files.writeString(folder.resolve("text.mp4"), "#EXTM3U\n#EXTINF:3,\nclip.avi\n".repeat(9));
    Path concat = Files.writeString(folder.resolve("list.avi"), "ffconcat version 1.0\nfile x\n");
    byte[] noise = new byte[20000];
    new Random(1).nextBytes(noise);
    Path random = Files.write(folder.resolve("noise.webm"), noise);
    avi(25);
    for (Path file : List.of(empty, text, concat, random, folder.resolve("missing.avi"))) {
      for (Class<? extends RawStream> kind : List.of(Waveform.class, Frames.class)) {
        assertThatThrownBy(() -> Films.READER.read(file, Optional.empty(), kind, line -> {}))
            .as("%s as %s", file, kind)
            .isInstanceOf(DamagedStreamException.class)
            .hasMessageContaining(file.getFileName().toString());
      }
    }
  }

  @Test
  void a_film_of_another_ending_is_read_for_what_it_is() throws IOException {
    Path film = Files.move(avi(25), folder.resolve("clip.mp4"));
    assertThat(Films.look(film).times()).hasSize(25);
    Path nameless = Files.move(film, folder.resolve("clip"));
    assertThat(Films.READER.accepts(nameless)).isTrue();
    assertThat(Films.look(nameless).times()).hasSize(25);
    assertThat(Films.READER.accepts(folder.resolve("a.wav"))).isFalse();
    assertThat(Films.READER.accepts(folder.resolve("MOVIE.AVI"))).isTrue();
    Path page = Files.writeString(folder.resolve("page"), "IDENTITY", StandardCharsets.UTF_8);
    assertThat(Films.READER.accepts(page)).isFalse();
  }

  @Test
  void a_cut_film_is_damage_or_noted_by_the_share_that_is_lost() throws IOException {
    Path film = avi(100);
    byte[] bytes = Files.readAllBytes(film);
    Files.write(film, Arrays.copyOf(bytes, bytes.length / 2));
    for (Class<? extends RawStream> kind : List.of(Waveform.class, Frames.class)) {
      assertThatThrownBy(() -> readAll(Films.READER, film, kind))
          .isInstanceOf(DamagedStreamException.class)
          .hasMessageContaining("clip.avi")
          .hasMessageContaining("At most 5.0 % may be");
      List<String> repaired = readAll(Films.reader(0.9), film, kind);
      assertThat(repaired)
          .anyMatch(line -> line.matches(".*clip.avi: [45].\\.. % of its (sound|pictures) is.*"))
          .anyMatch(line -> line.contains("is cut short"));
    }
  }

  @Test
  void broken_pictures_are_counted_with_those_that_build_on_them() throws IOException {
    Path film = avi(100);
    byte[] bytes = Files.readAllBytes(film);
    breakPicture(34, bytes); // 40 stands alone, as it is much darker
    Files.write(film, bytes);
    assertThat(readAll(Films.reader(1), film, Frames.class))
        .hasSize(1)
        .allMatch(line -> line.contains(" 6 of 100 packets broken") && line.contains("mpeg4"));
    assertThat(readAll(Films.READER, film, Waveform.class)).isEmpty();
  }

  /** Puts noise into the chunk of a picture of an AVI. */
  private static void breakPicture(int number, byte[] avi) {
    String text = new String(avi, StandardCharsets.ISO_8859_1);
    int at = text.indexOf("00dc", text.indexOf("movi"));
    for (int i = 0; i < number; i++) {
      at = text.indexOf("00dc", at + 1);
    }
    int size = ByteBuffer.wrap(avi).order(ByteOrder.LITTLE_ENDIAN).getInt(at + 4);
    byte[] noise = new byte[size - 10];
    new Random(1).nextBytes(noise);
    System.arraycopy(noise, 0, avi, at + 18, noise.length);
  }

  /** Each file's damage is told with that file, however many are read at once. */
  @Test
  void messages_of_decoders_belong_to_their_file() throws IOException {
    Path whole = Films.write(folder.resolve("whole.avi"), Coding.AVI, 100);
    Path broken = Films.write(folder.resolve("broken.avi"), Coding.AVI, 100);
    byte[] bytes = Files.readAllBytes(broken);
    breakPicture(34, bytes);
    Files.write(broken, bytes);
    MediaReader reader = Films.reader(1);
    List<List<String>> repaired =
        IntStream.range(0, 24)
            .parallel()
            .mapToObj(i -> readAll(reader, i % 2 == 0 ? whole : broken, Frames.class))
            .toList();
    for (int i = 0; i < 24; i++) {
      assertThat(repaired.get(i)).hasSize(i % 2);
    }
  }

  /** Reads to the end; gives what was repaired. */
  private static List<String> readAll(
      MediaReader reader, Path file, Class<? extends RawStream> kind) {
    List<String> repaired = new ArrayList<>();
    RawStream stream = reader.read(file, Optional.empty(), kind, repaired::add);
    if (stream instanceof Frames frames) {
      frames.forEach(frame -> {});
    }
    return repaired;
  }

  @Test
  void a_picture_is_there_for_its_turn_alone() throws IOException {
    Frames frames = (Frames) Films.READER.read(avi(3), Optional.empty(), line -> {});
    List<Frames.Frame> kept = new ArrayList<>();
    frames.forEach(kept::add);
    assertThatThrownBy(() -> kept.get(0).picture()).isInstanceOf(IllegalStateException.class);
    RuntimeException stop = new RuntimeException("enough");
    assertThatThrownBy(
            () ->
                frames.forEach(
                    frame -> {
                      throw stop;
                    }))
        .isSameAs(stop);
    assertThat(Films.look(folder.resolve("clip.avi")).times()).hasSize(3);
  }

  @Test
  void the_same_pictures_give_the_same_bytes() throws IOException {
    Path one = Films.write(folder.resolve("one.avi"), Coding.AVI, 30);
    Path two = Films.write(folder.resolve("two.avi"), Coding.AVI, 30);
    assertThat(one).hasSameBinaryContentAs(two);
  }

  @Test
  void a_film_that_says_it_lasts_for_ages_is_cut() throws IOException {
    Path film = Films.write(folder.resolve("film.mkv"), new Coding("mpeg4", "libmp3lame"), 50);
    String bytes = Files.readString(film, StandardCharsets.ISO_8859_1);
    String ages = bytes.replaceAll("00:00:0\\d\\.\\d{9}", "99999999999:00:00\0");
    assertThat(ages).isNotEqualTo(bytes);
    Files.writeString(film, ages, StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> Films.hear(film))
        .isInstanceOf(DamagedStreamException.class)
        .hasMessageContaining("film.mkv");
  }

  @Test
  void settings_out_of_range_are_refused() {
    assertThatThrownBy(() -> new FilmConfig(1.5, 16000)).hasMessageStartingWith("maxDamage:");
    assertThatThrownBy(() -> new FilmConfig(0.1, 10)).hasMessageStartingWith("rate:");
  }
}
