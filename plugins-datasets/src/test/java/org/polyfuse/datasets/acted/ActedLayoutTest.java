package org.polyfuse.datasets.acted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.AbsentStreamException;
import org.polyfuse.api.data.CorpusLayout;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.Frames;
import org.polyfuse.api.data.Label;
import org.polyfuse.api.data.MediaReader;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.api.data.Waveform;
import org.polyfuse.datasets.acted.RavdessConfig.Vocal;
import org.polyfuse.datasets.film.FilmConfig;
import org.polyfuse.datasets.film.FilmReaderFactory;
import org.polyfuse.datasets.generated.GeneratedFactory;
import org.polyfuse.testkit.contract.DefaultSettings;

/** What the layouts write is read back: labels, speakers and folds, and no stranger among it. */
class ActedLayoutTest {

  private static final int PER_SPEAKER = 4;

  @TempDir Path folder;

  private static Dataset generated(List<String> classes, int perSpeaker) {
    return new GeneratedFactory()
        .create(
            DefaultSettings.of(
                new GeneratedFactory().configType(),
                Map.of(
                    "sessions",
                    3,
                    "perSpeaker",
                    perSpeaker,
                    "classes",
                    classes,
                    "minSeconds",
                    0.5,
                    "maxSeconds",
                    0.6)));
  }

  private Dataset ravdess(Path tree, Vocal vocal) {
    return new RavdessFactory()
        .create(new RavdessConfig(tree, RavdessConfig.EMOTIONS, Map.of(), vocal));
  }

  /** As 'generate' makes the corpus where the user sets nothing. */
  private static Dataset byDefault(CorpusLayout layout) {
    Map<String, Object> settings = new HashMap<>();
    for (String each : layout.corpusSettings()) {
      String[] keyAndValue = each.split("=", 2);
      String value = keyAndValue[1];
      settings.put(
          keyAndValue[0],
          value.startsWith("[")
              ? List.of(value.substring(1, value.length() - 1).split(","))
              : Integer.valueOf(value));
    }
    return new GeneratedFactory()
        .create(DefaultSettings.of(new GeneratedFactory().configType(), settings));
  }

  @Test
  void the_corpus_that_is_generated_by_default_fits() {
    assertThat(new RavdessLayout().names(byDefault(new RavdessLayout())))
        .hasSize(10 * 14)
        .doesNotHaveDuplicates();
    assertThat(new CremaDLayout().names(byDefault(new CremaDLayout())))
        .hasSize(10 * 24)
        .doesNotHaveDuplicates();
  }

  @Test
  void ravdess_is_read_back() throws Exception {
    Dataset source = generated(List.of("neu", "ang", "sur", "fea"), PER_SPEAKER);
    Path tree = folder.resolve("tree");
    new RavdessLayout().write(source, tree);

    Dataset speech = ravdess(tree, Vocal.SPEECH);
    assertSame(source, speech, List.of("neutral", "angry", "surprised", "fearful"));
    assertThat(speech.recordings()).allMatch(each -> each.streams().size() == 2);
    assertThat(speech.remarks())
        .contains(
            "5 mp4 (silent film) files were left out: the recording's streams are in another file",
            "5 wav (soundtrack) files were left out: the recording's streams are in another file");
    assertThat(speakers(speech).keySet())
        .containsExactly("Actor_01", "Actor_02", "Actor_03", "Actor_05", "Actor_08", "Actor_10");
    assertThat(folds(speech)).hasSize(5);

    Dataset songs = ravdess(tree, Vocal.SONG);
    assertThat(songs.damage()).isEmpty();
    assertThat(songs.recordings()).isNotEmpty();
    for (Recording song : songs.recordings()) {
      Recording spoken = find(speech, "01" + song.id().substring(2));
      assertThat(song.label()).isEqualTo(spoken.label());
      double pace = seconds(spoken) / seconds(song);
      assertThat(pace).as("pace of a song").isBetween(0.7, 0.8);
    }
  }

  @Test
  void the_silent_twin_is_silent() throws Exception {
    Path tree = folder.resolve("tree");
    new RavdessLayout().write(generated(List.of("neu", "ang"), 1), tree);
    Path twin =
        MediaFiles.below(tree, "RAVDESS").clips().stream()
            .filter(file -> file.getFileName().toString().startsWith("02-"))
            .findFirst()
            .orElseThrow();
    assertThat(FILMS.read(twin, Optional.empty(), Frames.class, mended -> {})).isNotNull();
    assertThatThrownBy(() -> FILMS.read(twin, Optional.empty(), Waveform.class, mended -> {}))
        .isInstanceOf(AbsentStreamException.class);
  }

  @Test
  void crema_d_is_read_back() throws Exception {
    Dataset source = generated(List.of("neu", "ang", "dis"), PER_SPEAKER);
    Path tree = folder.resolve("tree");
    new CremaDLayout().write(source, tree);
    Dataset read =
        new CremaDFactory().create(new CremaDConfig(tree, CremaDConfig.EMOTIONS, Map.of(), true));
    assertSame(source, read, List.of("NEU", "ANG", "DIS"));
    assertThat(folds(read)).hasSize(5);
  }

  @Test
  void more_recordings_than_names_are_refused() {
    Dataset many = generated(List.of("neu", "ang"), 9); // neutral has four names an actor
    assertThatThrownBy(() -> new RavdessLayout().write(many, folder.resolve("tree")))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("a speaker must have 4 recordings of a class or fewer")
        .hasMessageContaining("Lower perSpeaker");
  }

  private static final MediaReader FILMS =
      new FilmReaderFactory().create(DefaultSettings.of(FilmConfig.class));

  private static double seconds(Recording recording) {
    Path file = ((StreamSource.InFile) recording.streams().get("audio")).file();
    return FILMS.read(file, Optional.empty(), Waveform.class, mended -> {}).seconds();
  }

  /** As many of each class of each speaker, speakers and actors in some order. */
  private static void assertSame(Dataset source, Dataset read, List<String> codes) {
    assertThat(read.damage()).isEmpty();
    assertThat(read.recordings()).hasSize(source.recordings().size());
    Function<Recording, String> written = each -> codes.get(index(each));
    Function<Recording, String> found = each -> read.target().names().get(index(each));
    assertThat(speakers(read, found).values())
        .containsExactlyInAnyOrderElementsOf(speakers(source, written).values());
  }

  private static int index(Recording recording) {
    return ((Label.OfClass) recording.label().orElseThrow()).index();
  }

  private static Map<String, Map<String, Integer>> speakers(Dataset dataset) {
    return speakers(dataset, each -> "");
  }

  private static Map<String, Map<String, Integer>> speakers(
      Dataset dataset, Function<Recording, String> code) {
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    for (Recording each : dataset.recordings()) {
      counts
          .computeIfAbsent(each.groups().get("speaker"), speaker -> new TreeMap<>())
          .merge(code.apply(each), 1, Integer::sum);
    }
    return counts;
  }

  private static Set<String> folds(Dataset dataset) {
    Set<String> folds = new HashSet<>();
    dataset.recordings().forEach(each -> folds.add(each.groups().get("fold")));
    return folds;
  }

  private static Recording find(Dataset dataset, String id) {
    return dataset.recordings().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
