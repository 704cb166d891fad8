package org.polyfuse.datasets.acted;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.polyfuse.api.data.CorpusLayout;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.Recording;
import org.polyfuse.datasets.GeneratedFolder;
import org.polyfuse.datasets.film.FilmWriter;
import org.polyfuse.datasets.generated.ClassCodes;
import org.polyfuse.datasets.generated.FaceFilm;
import org.polyfuse.datasets.media.WavFile;

/**
 * Writes recordings with a sound {@code audio} and 55 {@code markers} as {@link CremaDFactory}
 * reads them: {@code AudioWAV/1001_DFA_ANG_XX.wav} and {@code VideoFlash/1001_DFA_ANG_XX.flv}, a
 * film of a drawn face that speaks, 240 x 320 pixels 30 times a second. Speakers are spread over
 * the actors, and so over the folds.
 */
public final class CremaDLayout implements CorpusLayout {

  private static final String GRADED = "IEO";
  private static final Map<String, String> CODES =
      Map.of("neu", "NEU", "hap", "HAP", "sad", "SAD", "ang", "ANG", "fea", "FEA", "dis", "DIS");

  /** For ServiceLoader. */
  public CremaDLayout() {}

  @Override
  public String name() {
    return "crema-d";
  }

  /** All emotions of the corpus, four of each. */
  @Override
  public List<String> corpusSettings() {
    return List.of("classes=[ang,dis,fea,hap,neu,sad]", "perSpeaker=24");
  }

  /** A name of the corpus for each recording. */
  List<String> names(Dataset source) {
    return new ActedLayout(new ClassCodes(name(), CODES), CremaDNames.ACTORS)
        .names(source, CremaDLayout::names);
  }

  @Override
  public void write(Dataset source, Path folder) {
    List<Recording> recordings = source.recordings();
    List<String> names = names(source);
    FaceFilm film = new FaceFilm(name(), new FilmWriter.Coding("flv", "aac"), 240, 320, 30);
    GeneratedFolder.write(
        folder,
        name(),
        root -> {
          Path sounds = Files.createDirectories(root.resolve("AudioWAV"));
          Path films = Files.createDirectories(root.resolve("VideoFlash"));
          FaceFilm.each(
              names.size(),
              i -> {
                Recording recording = recordings.get(i);
                WavFile.write(
                    sounds.resolve(names.get(i) + ".wav"), FaceFilm.sound(name(), recording));
                film.write(recording, films.resolve(names.get(i) + ".flv"));
              });
        });
  }

  /** One sentence is acted at three levels, but for neutral; without the clips known to be bad. */
  private static List<String> names(int index, int speakers, String emotion) {
    int actor = CremaDNames.FIRST_ACTOR + index * CremaDNames.ACTORS / speakers;
    return CremaDNames.SENTENCES.stream()
        .flatMap(
            sentence -> levels(sentence, emotion).map(level -> sentence + "_" + emotion + level))
        .map(rest -> actor + "_" + rest)
        .filter(name -> !CremaDFactory.KNOWN_BAD.containsKey(name))
        .toList();
  }

  private static Stream<String> levels(String sentence, String emotion) {
    boolean graded = sentence.equals(GRADED) && !emotion.equals("NEU");
    return graded ? Stream.of("_LO", "_MD", "_HI") : Stream.of("_XX");
  }
}
