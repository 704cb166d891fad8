package org.polyfuse.datasets.film;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.data.AbsentStreamException;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.Frames;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.Waveform;
import org.polyfuse.datasets.film.FilmWriter.Coding;

/** 200 films in four containers, damaged in five ways: none crashes, hangs, or comes half. */
class DamagedFilmsTest {

  private static final int PICTURES = 50;
  private static final double SECONDS = 2;

  @TempDir Path folder;
  private final SplittableRandom random = new SplittableRandom(20);

  private Map<String, byte[]> films() throws IOException {
    Map<String, Coding> codings = new LinkedHashMap<>();
    codings.put("avi", Coding.AVI);
    codings.put("mp4", new Coding("mpeg4", "aac"));
    codings.put("mkv", new Coding("mpeg4", "libmp3lame"));
    codings.put("flv", new Coding("flv", "aac"));
    Map<String, byte[]> films = new LinkedHashMap<>();
    for (Map.Entry<String, Coding> each : codings.entrySet()) {
      Path film = folder.resolve("whole." + each.getKey());
      Films.write(film, each.getValue(), PICTURES);
      assertThat(read(film, Waveform.class)).as("sound of %s", film).isEqualTo(Result.WHOLE);
      assertThat(read(film, Frames.class)).as("pictures of %s", film).isEqualTo(Result.WHOLE);
      films.put(each.getKey(), Files.readAllBytes(film));
    }
    return films;
  }

  private enum Result {
    WHOLE,
    NOTED,
    REFUSED
  }

  @Test
  @Timeout(60)
  void nothing_crashes_hangs_or_is_half_without_a_word() throws IOException {
    Map<Result, Integer> tally = new LinkedHashMap<>();
    for (Map.Entry<String, byte[]> film : films().entrySet()) {
      for (int i = 0; i < 50; i++) {
        Path file = folder.resolve(String.format(Locale.ROOT, "damaged-%d.%s", i, film.getKey()));
        Files.write(file, damaged(i, film.getValue()));
        for (Class<? extends RawStream> kind : List.of(Waveform.class, Frames.class)) {
          Result result = read(file, kind);
          tally.merge(result, 1, Integer::sum);
          if (i % 5 == 0 || i % 5 == 4) {
            assertThat(result).as("%s, cut or random", file).isNotEqualTo(Result.WHOLE);
          }
        }
      }
    }
    assertThat(tally.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(400);
    assertThat(tally).containsKeys(Result.WHOLE, Result.NOTED, Result.REFUSED);
  }

  private byte[] damaged(int way, byte[] film) {
    byte[] bytes = film.clone();
    switch (way % 5) {
      case 0: // cut
        return Arrays.copyOf(bytes, (int) (bytes.length * random.nextDouble(0.05, 0.85)));
      case 1: // single bits
        for (int i = 0; i <= way; i++) {
          bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
      case 2: // a stretch of noise
        int from = random.nextInt(bytes.length / 2);
        for (int i = 0; i < bytes.length / 10; i++) {
          bytes[from + i] = (byte) random.nextInt();
        }
        return bytes;
      case 3: // the header
        for (int i = 0; i < 8; i++) {
          bytes[random.nextInt(400)] = (byte) random.nextInt();
        }
        return bytes;
      default: // nothing but noise, or nothing
        byte[] noise = new byte[way % 2 == 0 ? 0 : 5000];
        for (int i = 0; i < noise.length; i++) {
          noise[i] = (byte) random.nextInt();
        }
        return noise;
    }
  }

  private static Result read(Path file, Class<? extends RawStream> kind) {
    List<String> repaired = new ArrayList<>();
    try {
      RawStream stream = Films.READER.read(file, Optional.empty(), kind, repaired::add);
      int pictures = count(stream);
      if (repaired.isEmpty()) { // then it is all there
        assertThat(stream.seconds()).as("seconds of %s", file).isGreaterThan(0.85 * SECONDS);
        assertThat(pictures).as("pictures of %s", file).isGreaterThan((int) (0.85 * PICTURES));
        return Result.WHOLE;
      }
      return Result.NOTED;
    } catch (DamagedStreamException | AbsentStreamException e) {
      assertThat(e.getMessage()).contains(file.getFileName().toString());
      return Result.REFUSED;
    }
  }

  private static int count(RawStream stream) {
    if (!(stream instanceof Frames frames)) {
      return PICTURES;
    }
    int[] count = new int[1];
    frames.forEach(
        frame -> {
          frame.picture();
          count[0]++;
        });
    return count[0];
  }
}
