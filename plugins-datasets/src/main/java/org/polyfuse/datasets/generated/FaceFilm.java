package org.polyfuse.datasets.generated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.Series;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.api.data.Waveform;
import org.polyfuse.datasets.film.FilmWriter;

/**
 * Writes recordings with a sound {@code audio} and 55 {@code markers} as films: the face that the
 * markers belong to is drawn and speaks. The same bytes each time.
 *
 * @param layout for messages
 * @param coding of picture and sound
 * @param height pixels; even
 * @param width pixels; even
 * @param rate pictures a second
 */
public record FaceFilm(String layout, FilmWriter.Coding coding, int height, int width, int rate) {

  /** Writes one file of a recording. */
  @FunctionalInterface
  public interface Writing {

    /** Writes the recording at a place of the list. */
    void write(int index) throws IOException;
  }

  /** Writes files 0 to count - 1, several at a time. */
  public static void each(int count, Writing writing) throws IOException {
    try {
      IntStream.range(0, count).parallel().forEach(i -> unchecked(i, writing));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void unchecked(int index, Writing writing) {
    try {
      writing.write(index);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Who speaks; empty if it is not known. */
  public static String speaker(Recording recording) {
    return recording.groups().getOrDefault("speaker", "");
  }

  /** Who speaks in the recordings, in order. */
  public static List<String> speakers(List<Recording> recordings) {
    return recordings.stream().map(FaceFilm::speaker).distinct().sorted().toList();
  }

  /** Writes a film. */
  public void write(Recording recording, Path file) throws IOException {
    float[] samples = sound(layout, recording).samples();
    int soundRate = (int) Math.round(sound(layout, recording).rate());
    try (FilmWriter film = new FilmWriter(file, coding, height, width, rate, soundRate)) {
      int pictures = pictures(recording);
      write(recording, film, i -> film.sound(between(samples, i, pictures)));
    }
  }

  /** Writes the pictures of a film alone. */
  public void writeSilent(Recording recording, Path file) throws IOException {
    try (FilmWriter film = FilmWriter.silent(file, coding, height, width, rate)) {
      write(recording, film, i -> {});
    }
  }

  /** Writes each picture, and what goes with it. */
  private void write(Recording recording, FilmWriter film, Writing with) throws IOException {
    Series markers = markers(layout, recording);
    FacePainter painter = new FacePainter(height, width, FacePainter.View.HEAD, speaker(recording));
    for (int i = 0; i < pictures(recording); i++) {
      double middle = (i + 0.5) / rate;
      int row = (int) Math.min(markers.steps() - 1, middle * markers.rate());
      film.picture(painter.paint(markers.values(), row));
      with.write(i);
    }
  }

  private int pictures(Recording recording) {
    return (int) Math.max(1, Math.round(sound(layout, recording).seconds() * rate));
  }

  /** The samples that go with one of the pictures. */
  private static float[] between(float[] samples, int picture, int pictures) {
    int from = (int) ((long) samples.length * picture / pictures);
    int to = (int) ((long) samples.length * (picture + 1) / pictures);
    return Arrays.copyOfRange(samples, from, to);
  }

  /** The voice of a recording. */
  public static Waveform sound(String layout, Recording recording) {
    return stream(layout, recording, "audio", Waveform.class);
  }

  /** The markers of a recording. */
  public static Series markers(String layout, Recording recording) {
    return stream(layout, recording, "markers", Series.class);
  }

  /**
   * Another rendering of a recording: the same voice and face at another pace, so that sounds are
   * longer and lower, or shorter and higher.
   *
   * @param pace of the recording's own; above 0
   */
  public static Recording paced(String layout, Recording recording, double pace) {
    Waveform sound = sound(layout, recording);
    Series markers = markers(layout, recording);
    return new Recording(
        recording.id(),
        recording.label(),
        recording.groups(),
        recording.split(),
        Map.of(
            "audio",
            StreamSource.of(new Waveform(sound.samples(), sound.rate() * pace)),
            "markers",
            StreamSource.of(new Series(markers.values(), markers.step(), markers.rate() * pace))));
  }

  private static <T extends RawStream> T stream(
      String layout, Recording recording, String name, Class<T> kind) {
    if (recording.stream(name).orElse(null) instanceof StreamSource.InMemory source
        && kind.isInstance(source.stream().get())) {
      return kind.cast(source.stream().get());
    }
    throw new PolyfuseException(
        String.format(
            Locale.ROOT,
            "layout %s: recordings must have a stream '%s' (%s) but '%s' has none. Use level=signal.",
            layout,
            name,
            kind.getSimpleName(),
            recording.id()));
  }
}
