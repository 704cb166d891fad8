package org.polyfuse.datasets.afew;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.Target;
import org.polyfuse.api.data.CorpusLayout;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.Label;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.Series;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.api.data.Waveform;
import org.polyfuse.datasets.GeneratedFolder;
import org.polyfuse.datasets.film.FilmWriter;
import org.polyfuse.datasets.generated.FacePainter;

/**
 * Writes recordings with a sound {@code audio} and 55 {@code markers} at 120 Hz as films that
 * {@link AfewFactory} reads: the face that the markers belong to is drawn, 320 x 240 pixels 25
 * times a second, and speaks. {@code Train_AFEW/Angry/001000000.avi}, {@code Val_AFEW} alike,
 * {@code Test_AFEW} without labels. MPEG-4 pictures and 16-bit sound.
 */
public final class AfewLayout implements CorpusLayout {

  private static final int HEIGHT = 240;
  private static final int WIDTH = 320;
  private static final int FRAME_RATE = 25;

  @Override
  public String name() {
    return "afew";
  }

  @Override
  public void write(Dataset source, Path folder) {
    List<AfewClass> classes = classes(source.target());
    List<Recording> recordings = source.recordings();
    List<String> speakers =
        recordings.stream().map(AfewLayout::speaker).distinct().sorted().toList();
    GeneratedFolder.write(
        folder,
        name(),
        root -> {
          makeFolders(root, classes);
          List<Path> files = new ArrayList<>();
          for (int i = 0; i < recordings.size(); i++) {
            int speaker = speakers.indexOf(speaker(recordings.get(i))) + 1;
            String clip = String.format(Locale.ROOT, "%03d%06d.avi", speaker, i);
            files.add(place(root, recordings.get(i), classes).resolve(clip));
          }
          writeAll(recordings, files);
        });
  }

  private static void writeAll(List<Recording> recordings, List<Path> files) throws IOException {
    try {
      IntStream.range(0, files.size())
          .parallel()
          .forEach(i -> writeFilm(recordings.get(i), files.get(i)));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static String speaker(Recording recording) {
    return recording.groups().getOrDefault("speaker", "");
  }

  private static List<AfewClass> classes(Target target) {
    List<AfewClass> classes =
        target.names().stream().flatMap(code -> AfewClass.ofCode(code).stream()).toList();
    if (!(target instanceof Target.Classes) || classes.size() < target.outputs()) {
      throw new PolyfuseException(
          "layout afew: classes must be of %s but were %s. Set classes."
              .formatted(AfewClass.codes(), target.names()));
    }
    return classes;
  }

  private static void makeFolders(Path root, List<AfewClass> classes) throws IOException {
    for (AfewPart part : AfewPart.values()) {
      Path folder = Files.createDirectories(root.resolve(part.folder()));
      for (AfewClass each : part.isLabelled() ? classes : List.<AfewClass>of()) {
        Files.createDirectories(folder.resolve(each.folder()));
      }
    }
  }

  private static Path place(Path root, Recording recording, List<AfewClass> classes) {
    String split = recording.split().orElse("train");
    AfewPart part =
        Arrays.stream(AfewPart.values())
            .filter(each -> each.split().equals(split))
            .findFirst()
            .orElseThrow();
    Path folder = root.resolve(part.folder());
    if (!part.isLabelled()) {
      return folder;
    }
    if (recording.label().orElse(null) instanceof Label.OfClass label) {
      return folder.resolve(classes.get(label.index()).folder());
    }
    throw new PolyfuseException(
        "layout afew: recordings of %s must have a class but '%s' has none. Use dataset.type=generated."
            .formatted(part.folder(), recording.id()));
  }

  private static void writeFilm(Recording recording, Path file) {
    Waveform sound = stream(recording, "audio", Waveform.class);
    Series markers = stream(recording, "markers", Series.class);
    FacePainter painter = new FacePainter(HEIGHT, WIDTH, speaker(recording));
    int rate = (int) Math.round(sound.rate());
    int pictures = (int) Math.max(1, Math.round(sound.seconds() * FRAME_RATE));
    try (FilmWriter film =
        new FilmWriter(file, FilmWriter.Coding.AVI, HEIGHT, WIDTH, FRAME_RATE, rate)) {
      for (int i = 0; i < pictures; i++) {
        double middle = (i + 0.5) / FRAME_RATE;
        int row = (int) Math.min(markers.steps() - 1, middle * markers.rate());
        film.picture(painter.paint(markers.values(), row));
        film.sound(between(sound.samples(), i, pictures));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The samples that go with one of the pictures. */
  private static float[] between(float[] samples, int picture, int pictures) {
    int from = (int) ((long) samples.length * picture / pictures);
    int to = (int) ((long) samples.length * (picture + 1) / pictures);
    return Arrays.copyOfRange(samples, from, to);
  }

  private static <T extends RawStream> T stream(Recording recording, String name, Class<T> kind) {
    if (recording.stream(name).orElse(null) instanceof StreamSource.InMemory source
        && kind.isInstance(source.stream().get())) {
      return kind.cast(source.stream().get());
    }
    throw new PolyfuseException(
        "layout afew: recordings must have a stream '%s' (%s) but '%s' has none. Use level=signal."
            .formatted(name, kind.getSimpleName(), recording.id()));
  }
}
