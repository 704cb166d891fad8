package org.polyfuse.datasets.afew;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.Target;
import org.polyfuse.api.data.CorpusLayout;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.Label;
import org.polyfuse.api.data.Recording;
import org.polyfuse.datasets.GeneratedFolder;
import org.polyfuse.datasets.film.FilmWriter;
import org.polyfuse.datasets.generated.FaceFilm;

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
    List<String> speakers = FaceFilm.speakers(recordings);
    GeneratedFolder.write(
        folder,
        name(),
        root -> {
          makeFolders(root, classes);
          List<Path> files = new ArrayList<>();
          for (int i = 0; i < recordings.size(); i++) {
            int speaker = speakers.indexOf(FaceFilm.speaker(recordings.get(i))) + 1;
            String clip = String.format(Locale.ROOT, "%03d%06d.avi", speaker, i);
            files.add(place(root, recordings.get(i), classes).resolve(clip));
          }
          FaceFilm film = new FaceFilm(name(), FilmWriter.Coding.AVI, HEIGHT, WIDTH, FRAME_RATE);
          FaceFilm.each(files.size(), i -> film.write(recordings.get(i), files.get(i)));
        });
  }

  private static List<AfewClass> classes(Target target) {
    List<AfewClass> classes =
        target.names().stream().flatMap(code -> AfewClass.ofCode(code).stream()).toList();
    if (!(target instanceof Target.Classes) || classes.size() < target.outputs()) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "layout afew: classes must be of %s but were %s. Set classes.",
              AfewClass.codes(),
              target.names()));
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
        String.format(
            Locale.ROOT,
            "layout afew: recordings of %s must have a class but '%s' has none. Use dataset.type=generated.",
            part.folder(),
            recording.id()));
  }
}
