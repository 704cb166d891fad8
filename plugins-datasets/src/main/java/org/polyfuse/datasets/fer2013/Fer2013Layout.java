package org.polyfuse.datasets.fer2013;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.polyfuse.api.data.CorpusLayout;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.Picture;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.Series;
import org.polyfuse.datasets.GeneratedFolder;
import org.polyfuse.datasets.generated.ClassCodes;
import org.polyfuse.datasets.generated.FaceFilm;
import org.polyfuse.datasets.generated.FacePainter;
import org.polyfuse.datasets.generated.FacePainter.View;

/**
 * Writes recordings with 55 {@code markers} as {@link Fer2013Factory} reads them: {@code
 * fer2013.csv}, with four 48 x 48 grey pictures of a recording's drawn face, evenly over its time,
 * in the part that the recording is of.
 */
public final class Fer2013Layout implements CorpusLayout {

  private static final int PICTURES = 4;
  private static final Map<String, String> CODES =
      Map.of("ang", "0", "dis", "1", "fea", "2", "hap", "3", "sad", "4", "sur", "5", "neu", "6");

  /** For ServiceLoader. */
  public Fer2013Layout() {}

  @Override
  public String name() {
    return "fer2013";
  }

  @Override
  public void write(Dataset source, Path folder) {
    List<String> emotions = new ClassCodes(name(), CODES).of(source);
    List<Recording> recordings = source.recordings();
    GeneratedFolder.write(
        folder,
        name(),
        root -> {
          try (Writer lines = Files.newBufferedWriter(root.resolve("fer2013.csv"))) {
            lines.write("emotion,pixels,Usage\n");
            for (int i = 0; i < emotions.size(); i++) {
              write(recordings.get(i), emotions.get(i), lines);
            }
          }
        });
  }

  private void write(Recording recording, String emotion, Writer lines) throws IOException {
    Series markers = FaceFilm.markers(name(), recording);
    FacePainter painter =
        new FacePainter(Fer2013Row.SIDE, Fer2013Row.SIDE, View.FACE, FaceFilm.speaker(recording));
    for (int i = 0; i < PICTURES; i++) {
      int row = (int) ((long) markers.steps() * (2 * i + 1) / (2 * PICTURES));
      String pixels = grey(painter.paint(markers.values(), row));
      lines.write(emotion + "," + pixels + "," + usage(recording) + "\n");
    }
  }

  private static String usage(Recording recording) {
    return switch (recording.split().orElse("train")) {
      case "validation" -> "PublicTest";
      case "test" -> "PrivateTest";
      default -> "Training";
    };
  }

  /** By the weights of ITU-R BT.601, in thousandths. */
  private static String grey(Picture picture) {
    byte[] rgb = picture.rgb();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rgb.length; i += 3) {
      int sum = 299 * (rgb[i] & 0xff) + 587 * (rgb[i + 1] & 0xff) + 114 * (rgb[i + 2] & 0xff);
      text.append(i == 0 ? "" : " ").append((sum + 500) / 1000);
    }
    return text.toString();
  }
}
