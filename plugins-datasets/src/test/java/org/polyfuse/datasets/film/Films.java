package org.polyfuse.datasets.film;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.polyfuse.api.data.Frames;
import org.polyfuse.api.data.MediaReader;
import org.polyfuse.api.data.Picture;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.api.data.Waveform;

/** Small films, and what is read of them. */
final class Films {

  static final int HEIGHT = 48;
  static final int WIDTH = 64;
  static final int FRAME_RATE = 25;
  static final int SOUND_RATE = 16000;
  static final MediaReader READER = reader(0.05);

  private Films() {}

  static MediaReader reader(double maxDamage) {
    return new FilmReaderFactory().create(new FilmConfig(maxDamage, SOUND_RATE));
  }

  /**
   * A film of a tone whose pictures grow brighter, by a tenth of white a picture, again and again.
   */
  static Path write(Path file, FilmWriter.Coding coding, int pictures) throws IOException {
    try (FilmWriter film = new FilmWriter(file, coding, HEIGHT, WIDTH, FRAME_RATE, SOUND_RATE)) {
      int samples = SOUND_RATE / FRAME_RATE;
      for (int i = 0; i < pictures; i++) {
        film.picture(textured(25 * (i % 10), 60, 60));
        film.sound(tone(i * samples, samples));
      }
    }
    return file;
  }

  static Picture plain(int red, int green, int blue) {
    byte[] rgb = new byte[3 * HEIGHT * WIDTH];
    for (int i = 0; i < rgb.length; i += 3) {
      rgb[i] = (byte) red;
      rgb[i + 1] = (byte) green;
      rgb[i + 2] = (byte) blue;
    }
    return new Picture(HEIGHT, WIDTH, rgb);
  }

  /** That colour in the mean, with a pattern that costs bytes. */
  private static Picture textured(int red, int green, int blue) {
    byte[] rgb = plain(red, green, blue).rgb();
    for (int i = 0; i < rgb.length; i++) {
      int pattern = (i / 3 * 7 + i / (3 * WIDTH) * 5) % 16 - 8;
      rgb[i] = (byte) Math.max(0, Math.min(255, (rgb[i] & 0xff) + 2 * pattern));
    }
    return new Picture(HEIGHT, WIDTH, rgb);
  }

  /** 440 Hz at half the range. */
  static float[] tone(int from, int count) {
    float[] samples = new float[count];
    for (int i = 0; i < count; i++) {
      samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * 440 * (from + i) / SOUND_RATE));
    }
    return samples;
  }

  /**
   * What was read.
   *
   * @param height pixels
   * @param width pixels
   * @param seconds of the film
   * @param times of the pictures
   * @param pictures all of them
   * @param repaired damage
   */
  record Seen(
      int height,
      int width,
      double seconds,
      double[] times,
      List<Picture> pictures,
      List<String> repaired) {

    /** The mean of a colour over a picture. */
    double mean(int picture, int channel) {
      Picture of = pictures.get(picture);
      double sum = 0;
      for (int i = channel; i < of.rgb().length; i += 3) {
        sum += of.rgb()[i] & 0xff;
      }
      return 3 * sum / of.rgb().length;
    }
  }

  static Seen look(Path file) {
    return look(READER, file, Optional.empty());
  }

  static Seen look(MediaReader reader, Path file, Optional<StreamSource.Span> span) {
    List<String> repaired = new ArrayList<>();
    Frames frames = (Frames) reader.read(file, span, Frames.class, repaired::add);
    List<Picture> pictures = new ArrayList<>();
    double[] times = new double[10000];
    frames.forEach(
        frame -> {
          times[pictures.size()] = frame.time();
          pictures.add(frame.picture());
        });
    return new Seen(
        frames.height(),
        frames.width(),
        frames.seconds(),
        Arrays.copyOf(times, pictures.size()),
        pictures,
        repaired);
  }

  static Waveform hear(Path file) {
    return hear(READER, file, new ArrayList<>());
  }

  static Waveform hear(MediaReader reader, Path file, List<String> repaired) {
    return (Waveform) reader.read(file, Optional.empty(), Waveform.class, repaired::add);
  }

  static Optional<StreamSource.Span> span(double start, double end) {
    return Optional.of(new StreamSource.Span(start, end));
  }
}
