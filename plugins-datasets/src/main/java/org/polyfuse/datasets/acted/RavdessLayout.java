package org.polyfuse.datasets.acted;

import java.io.IOException;
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
 * 320 pixels 30 times a second. Every fifth has its twins beside it, the picture alone ({@code 02})
 * and the sound alone ({@code 03}), and is there a second time as a song ({@code 01-02}), slower
 * and lower, where the corpus has songs of its emotion.
 */
public final class RavdessLayout implements CorpusLayout {

  private static final int MORE_EVERY = 5;
  private static final double SONG_PACE = 0.75;
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

  private final FaceFilm film =
      new FaceFilm(name(), new FilmWriter.Coding("mpeg4", "aac"), 180, 320, 30);

  /** For ServiceLoader. */
  public RavdessLayout() {}

  @Override
  public String name() {
    return "ravdess";
  }

  /**
   * All emotions that are generated, which leaves calm out; two of each, as many as there are
   * sentences.
   */
  @Override
  public List<String> corpusSettings() {
    return List.of("classes=[neu,hap,sad,ang,fea,dis,sur]", "perSpeaker=14");
  }

  /** A name of the corpus for each recording. */
  List<String> names(Dataset source) {
    return new ActedLayout(new ClassCodes(name(), CODES), RavdessNames.actors().size())
        .names(source, RavdessLayout::names);
  }

  @Override
  public void write(Dataset source, Path folder) {
    List<Recording> recordings = source.recordings();
    List<String> names = names(source);
    GeneratedFolder.write(
        folder,
        name(),
        root ->
            FaceFilm.each(
                names.size(),
                i -> {
                  Path actor = Files.createDirectories(root.resolve(actor(names.get(i))));
                  film.write(recordings.get(i), actor.resolve("01-01-" + names.get(i) + ".mp4"));
                  if (i % MORE_EVERY == 0) {
                    writeMore(recordings.get(i), actor, names.get(i));
                  }
                }));
  }

  private static String actor(String name) {
    return "Actor_" + name.substring(name.length() - 2);
  }

  /** The twins of a spoken film, and a song. */
  private void writeMore(Recording recording, Path actor, String name) throws IOException {
    film.writeSilent(recording, actor.resolve("02-01-" + name + ".mp4"));
    WavFile.write(actor.resolve("03-01-" + name + ".wav"), FaceFilm.sound(name(), recording));
    if (RavdessNames.isSung(name)) {
      film.write(
          FaceFilm.paced(name(), recording, SONG_PACE), actor.resolve("01-02-" + name + ".mp4"));
    }
  }

  /** From the emotion on, {@code 05-01-01-01-01}; neutral has one intensity. */
  private static List<String> names(int index, int speakers, String emotion) {
    List<String> names = new ArrayList<>();
    int code = RavdessConfig.EMOTIONS.indexOf(emotion) + 1;
    int actor = RavdessNames.actors().get(index);
    for (int intensity = 1; intensity <= (code == 1 ? 1 : 2); intensity++) {
      for (int statement = 1; statement <= 2; statement++) {
        for (int repetition = 1; repetition <= 2; repetition++) {
          names.add(
              String.format(
                  Locale.ROOT,
                  "%02d-%02d-%02d-%02d-%02d",
                  code,
                  intensity,
                  statement,
                  repetition,
                  actor));
        }
      }
    }
    return names;
  }
}
