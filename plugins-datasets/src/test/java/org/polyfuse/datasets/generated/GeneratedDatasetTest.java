package org.polyfuse.datasets.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.FeatureArray;
import org.polyfuse.api.data.Label;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.Series;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.api.data.Text;
import org.polyfuse.api.data.Waveform;
import org.polyfuse.datasets.generated.GeneratedConfig.Level;
import org.polyfuse.datasets.media.MocapFormat;

class GeneratedDatasetTest {

  @ParameterizedTest
  @EnumSource(Level.class)
  void equal_settings_give_equal_bits_in_any_order(Level level) {
    List<Recording> once = small(level, 1).recordings();
    List<Recording> again = small(level, 1).recordings();
    for (int i = once.size() - 1; i >= 0; i--) {
      assertThat(stream(again.get(i), "transcript")).isEqualTo(stream(once.get(i), "transcript"));
      for (String stream : List.of("markers", "audio")) {
        assertThat(values(again.get(i), stream)).isEqualTo(values(once.get(i), stream));
        assertThat(key(again.get(i), stream)).isEqualTo(key(once.get(i), stream));
      }
    }
    assertThat(values(once.get(0), "audio")).isEqualTo(values(once.get(0), "audio"));
  }

  @ParameterizedTest
  @EnumSource(Level.class)
  void another_seed_gives_another_corpus_with_other_keys(Level level) {
    Recording one = small(level, 1).recordings().get(0);
    Recording two = small(level, 2).recordings().get(0);
    assertThat(two.id()).isEqualTo(one.id());
    for (String stream : List.of("audio", "markers", "transcript")) {
      assertThat(stream(two, stream)).isNotEqualTo(stream(one, stream));
      assertThat(key(two, stream)).isNotEqualTo(key(one, stream));
    }
  }

  @Test
  void every_stream_has_a_key_of_its_own() {
    Set<String> keys =
        small(Level.SIGNAL, 1).recordings().stream()
            .flatMap(r -> r.streams().keySet().stream().map(s -> key(r, s)))
            .collect(Collectors.toSet());
    assertThat(keys).hasSize(3 * 60);
  }

  @Test
  void sounds_and_markers_last_as_long_as_each_other_and_stay_in_range() {
    for (Recording recording : small(Level.SIGNAL, 1).recordings()) {
      Waveform sound = (Waveform) stream(recording, "audio");
      Series face = (Series) stream(recording, "markers");
      assertThat(sound.rate()).isEqualTo(16000);
      assertThat(face.rate()).isEqualTo(120);
      assertThat(face.step().getShape()).containsExactly(55, 3);
      assertThat(Math.abs(sound.seconds() - face.seconds())).isLessThan(0.005);
      assertThat(sound.seconds()).isBetween(0.99, 1.51);
      double peak = 0;
      for (float s : sound.samples()) {
        peak = Math.max(peak, Math.abs(s));
      }
      assertThat(peak).isBetween(0.01, 0.9901);
      for (float v : face.values()) {
        assertThat(v).isBetween(-150f, 150f);
      }
    }
  }

  @Test
  void step_vectors_have_the_steps_of_their_stream() {
    Recording recording = small(Level.FEATURES, 1).recordings().get(0);
    FeatureArray voice = (FeatureArray) stream(recording, "audio");
    FeatureArray face = (FeatureArray) stream(recording, "markers");
    assertThat(voice.stepSeconds()).isEqualTo(0.16);
    assertThat(face.stepSeconds()).isEqualTo(0.08);
    assertThat(voice.step().size()).isEqualTo(16);
    assertThat(Math.abs(voice.seconds() - face.seconds())).isLessThan(0.17);
  }

  @Test
  void transcripts_are_sentences_of_about_as_many_words_as_there_is_time_for() {
    List<Recording> recordings = small(Level.SIGNAL, 1).recordings();
    Set<String> contents = new TreeSet<>();
    for (Recording recording : recordings) {
      Text text = (Text) stream(recording, "transcript");
      assertThat(text.content()).matches("[A-Z][A-Za-z,. ]+\\.").doesNotContain("  ", ",.", "..");
      assertThat((double) text.content().split(" ", -1).length)
          .isBetween(4 * text.seconds() - 1, 4 * text.seconds() + 3);
      assertThat(text.seconds()).isCloseTo(stream(recording, "audio").seconds(), within(0.001));
      contents.add(text.content());
    }
    assertThat(contents).hasSizeGreaterThan(recordings.size() * 9 / 10);
  }

  @Test
  void voices_and_faces_are_what_they_were_before_there_were_words() {
    Dataset corpus = new GeneratedFactory().create(Settings.with(Map.of()));
    Recording last = corpus.recordings().get(599);
    assertThat(corpus.recordings().get(0).label()).contains(new Label.OfClass(1));
    assertThat(values(corpus.recordings().get(0), "audio")[5000])
        .isCloseTo(-6.426413e-4f, within(1e-7f));
    assertThat(values(last, "audio")).hasSize(21039);
    assertThat(values(last, "markers")[10000]).isCloseTo(37.34318f, within(1e-3f));
    Dataset steps = new GeneratedFactory().create(Settings.with(Map.of("level", Level.FEATURES)));
    assertThat(values(steps.recordings().get(300), "audio")[40])
        .isCloseTo(0.17603217f, within(1e-5f));
    assertThat(values(steps.recordings().get(300), "markers")[40])
        .isCloseTo(-0.091401145f, within(1e-5f));
  }

  @Test
  void markers_have_iemocaps_order() {
    assertThat(Marker.FACE.stream().map(Marker::name)).isEqualTo(MocapFormat.MARKERS);
  }

  @Test
  void classes_are_balanced_and_speakers_stand_on_one_side_of_the_split() {
    Dataset corpus = new GeneratedFactory().create(Settings.with(Map.of()));
    assertThat(corpus.target().names()).containsExactly("hap", "sad", "ang", "neu");
    assertThat(corpus.recordings()).hasSize(600);
    Map<String, Set<String>> splits = new HashMap<>();
    Map<String, Integer> counts = new HashMap<>();
    for (Recording recording : corpus.recordings()) {
      String split = recording.split().orElseThrow();
      splits.computeIfAbsent(split, s -> new TreeSet<>()).add(recording.groups().get("speaker"));
      Label.OfClass label = (Label.OfClass) recording.label().orElseThrow();
      counts.merge(split + label.index(), 1, Integer::sum);
    }
    assertThat(splits.get("train"))
        .containsExactly("Ses01F", "Ses01M", "Ses02F", "Ses02M", "Ses03F", "Ses03M");
    assertThat(splits.get("validation")).containsExactly("Ses04F", "Ses04M");
    assertThat(splits.get("test")).containsExactly("Ses05F", "Ses05M");
    for (int c = 0; c < 4; c++) {
      assertThat(counts).containsEntry("train" + c, 90).containsEntry("test" + c, 30);
    }
  }

  @Test
  void names_are_unique_and_name_session_speaker_and_dialog() {
    List<Recording> recordings = small(Level.FEATURES, 1).recordings();
    assertThat(recordings.stream().map(Recording::id)).doesNotHaveDuplicates();
    Recording ninth = recordings.get(18);
    assertThat(ninth.id()).isEqualTo("Ses01M_impro02_M000");
    assertThat(ninth.groups())
        .isEqualTo(Map.of("session", "Ses01", "speaker", "Ses01M", "dialog", "Ses01M_impro02"));
  }

  @Test
  void settings_out_of_range_are_refused_by_name() {
    Map.<String, Object>of(
            "classes", List.of("hap", "joy"),
            "sessions", 2,
            "perSpeaker", 0,
            "minSeconds", 0.1,
            "maxSeconds", 1.0,
            "spread", -1.0,
            "spoiledShare", 1.2,
            "coincidenceShare", 0.9,
            "channels", 3,
            "lostShare", -0.1)
        .forEach(
            (name, value) ->
                assertThatThrownBy(() -> Settings.with(Map.of(name, value)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(name + ": must ")
                    .hasMessageContaining(String.valueOf(value)));
  }

  @Test
  void settings_of_the_words_out_of_range_are_refused_by_name() {
    Map.of("textStrength", -1.0, "wordsPerSecond", 20.0)
        .forEach(
            (name, value) ->
                assertThatThrownBy(() -> Settings.with(Map.of(name, value)))
                    .hasMessageStartingWith(name + ": must ")
                    .hasMessageContaining(String.valueOf(value)));
  }

  @Test
  void a_share_of_missing_streams_is_out_of_range_or_unknown() {
    for (Map<String, Double> missing : List.of(Map.of("audio", 1.1), Map.of("sound", 0.5))) {
      assertThatThrownBy(() -> Settings.with(Map.of("missing", missing)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("missing: must give a share of 0..1 for streams of ")
          .hasMessageContaining(missing.toString());
    }
  }

  @ParameterizedTest
  @EnumSource(Level.class)
  void streams_are_missing_from_the_share_asked_for_and_the_others_keep_their_bits(Level level) {
    Map<String, Double> missing = Map.of("audio", 0.2, "markers", 0.5);
    List<Recording> whole = lacking(level, Map.of());
    List<Recording> some = lacking(level, missing);
    assertThat(share(whole, "audio")).isZero();
    assertThat(share(some, "audio")).isBetween(0.15, 0.25);
    assertThat(share(some, "markers")).isBetween(0.44, 0.56);
    long none =
        some.stream().filter(each -> each.streams().keySet().equals(Set.of("transcript"))).count();
    assertThat(none / 600.0).isBetween(0.07, 0.13); // each stream on its own
    for (int i = 0; i < 20; i++) {
      assertThat(some.get(i).label()).isEqualTo(whole.get(i).label());
      for (String stream : List.of("audio", "markers")) {
        if (!some.get(i).streams().containsKey(stream)) {
          continue;
        }
        assertThat(values(some.get(i), stream)).isEqualTo(values(whole.get(i), stream));
      }
      assertThat(words(some.get(i))).isEqualTo(words(whole.get(i)));
    }
    List<Recording> fewer = lacking(level, Map.of("markers", 0.4));
    for (int i = 0; i < 600; i++) { // what lacks a stream at a low share lacks it at a higher one
      assertThat(fewer.get(i).streams().keySet()).containsAll(some.get(i).streams().keySet());
    }
  }

  private static RawStream words(Recording recording) {
    return ((StreamSource.InMemory) recording.streams().get("transcript")).stream().get();
  }

  private static List<Recording> lacking(Level level, Map<String, Double> missing) {
    return new GeneratedFactory()
        .create(Settings.with(Map.of("level", level, "missing", missing)))
        .recordings();
  }

  private static double share(List<Recording> recordings, String stream) {
    return recordings.stream().filter(each -> !each.streams().containsKey(stream)).count()
        / (double) recordings.size();
  }

  @Test
  void up_to_nine_classes_can_be_acted() {
    Dataset corpus =
        new GeneratedFactory()
            .create(
                Settings.with(
                    Map.of(
                        "classes",
                        Emotion.codes(),
                        "coincidenceShare",
                        1.0,
                        "spoiledShare",
                        0.0,
                        "perSpeaker",
                        9)));
    for (Recording recording : corpus.recordings().subList(0, 18)) {
      assertThat(values(recording, "audio")).isNotEmpty().doesNotContain(Float.NaN);
      assertThat(values(recording, "markers")).isNotEmpty();
    }
  }

  private static Dataset small(Level level, long seed) {
    return new GeneratedFactory()
        .create(
            Settings.with(
                Map.of(
                    "level",
                    level,
                    "seed",
                    seed,
                    "sessions",
                    3,
                    "perSpeaker",
                    10,
                    "minSeconds",
                    1.0,
                    "maxSeconds",
                    1.5,
                    "coincidenceShare",
                    0.3)));
  }

  private static StreamSource.InMemory source(Recording recording, String stream) {
    return (StreamSource.InMemory) recording.stream(stream).orElseThrow();
  }

  private static String key(Recording recording, String stream) {
    return source(recording, stream).key().orElseThrow();
  }

  private static RawStream stream(Recording recording, String stream) {
    return source(recording, stream).stream().get();
  }

  private static float[] values(Recording recording, String stream) {
    RawStream raw = stream(recording, stream);
    if (raw instanceof Waveform sound) {
      return sound.samples();
    }
    return raw instanceof Series face ? face.values() : ((FeatureArray) raw).values();
  }
}
