package org.polyfuse.datasets.acted;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.polyfuse.api.data.CorpusLayout;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.Recording;
import org.polyfuse.datasets.GeneratedFolder;
import org.polyfuse.datasets.film.FilmWriter;
import org.polyfuse.datasets.generated.ClassCodes;
import org.polyfuse.datasets.generated.FaceFilm;
import org.polyfuse.datasets.media.WavFile;

/**
 * Writes recordings with a sound {@code audio} and 55 {@code markers} as {@link RavdessFactory}
 * reads them, {@code Actor_01/01-01-05-01-01-01-01.mp4}: films of a drawn face that speaks, 180 x
 * 320 pixels 30 times a second. Every fifth has its sound again beside it, as the corpus's {@code
 * 03} files, and is there once more under the name of a song ({@code 01-02}), which reads as one
 * but is not sung.
 */
public final class RavdessLayout implements CorpusLayout {

  private static final int ACTORS = 24;
  private static final int TWIN_EVERY = 5;
  private static final int LEVELS = 2; // intensities, statements and repetitions alike
  private static final Map<String, String> CODES =
      Map.of(
          "neu",
          "neutral",
          "hap",
          "happy",
          "sad",
          "sad",
          "ang",
          "angry",
          "fea",
          "fearful",
          "dis",
          "disgust",
          "sur",
          "surprised");

  /** For ServiceLoader. */
  public RavdessLayout() {}

  @Override
  public String name() {
    return "ravdess";
  }

  @Override
  public void write(Dataset source, Path folder) {
    List<Recording> recordings = source.recordings();
    List<String> names =
        new ActedLayout(new ClassCodes(name(), CODES), ACTORS).names(source, RavdessLayout::names);
    FaceFilm film = new FaceFilm(name(), new FilmWriter.Coding("mpeg4", "aac"), 180, 320, 30);
    GeneratedFolder.write(
        folder,
        name(),
        root ->
            FaceFilm.each(
                names.size(),
                i -> {
                  String name = names.get(i);
                  Path actor =
                      Files.createDirectories(
                          root.resolve("Actor_" + name.substring(name.length() - 2)));
                  film.write(recordings.get(i), actor.resolve("01-" + name + ".mp4"));
                  if (i % TWIN_EVERY == 0) {
                    film.write(
                        recordings.get(i), actor.resolve("01-02" + name.substring(2) + ".mp4"));
                    WavFile.write(
                        actor.resolve("03-" + name + ".wav"),
                        FaceFilm.sound(name(), recordings.get(i)));
                  }
                }));
  }

  /** Spoken; all but the number of what the file holds. */
  private static List<String> names(int index, int speakers, String emotion) {
    List<String> names = new ArrayList<>();
    int code = RavdessConfig.EMOTIONS.indexOf(emotion) + 1;
    for (int intensity = 1; intensity <= LEVELS; intensity++) {
      for (int statement = 1; statement <= LEVELS; statement++) {
        for (int repetition = 1; repetition <= LEVELS; repetition++) {
          names.add(
              String.format(
                  Locale.ROOT,
                  "01-%02d-%02d-%02d-%02d-%02d",
                  code,
                  intensity,
                  statement,
                  repetition,
                  index + 1));
        }
      }
    }
    return names;
  }
}
