package org.polyfuse.runtime.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.polyfuse.runtime.data.Samples.array;
import static org.polyfuse.runtime.data.Samples.recording;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.AbsentStreamException;
import org.polyfuse.api.data.Damage;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.FeatureArray;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.api.data.Text;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.runtime.data.Example;
import org.polyfuse.runtime.data.Samples;
import org.polyfuse.runtime.data.Samples.CountingFrontEnd;
import org.polyfuse.runtime.features.FeatureCache;
import org.polyfuse.runtime.features.StreamReading;
import org.polyfuse.runtime.study.DatasetSection.OnDamage;

class CorpusTest {

  private static final FeatureCache NO_CACHE = FeatureCache.none();

  private static List<Recording> whole(int count) {
    List<Recording> recordings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      recordings.add(
          recording(
              "r" + i,
              i % 2,
              Map.of(
                  "audio", StreamSource.of(array(3 + i % 4, 2, i)),
                  "face", StreamSource.of(array(9, 3, 100 + i)))));
    }
    return recordings;
  }

  private static Recording damaged(String id) {
    return recording(
        id,
        0,
        Map.of(
            "audio",
            new StreamSource.InMemory(
                Optional.empty(),
                () -> {
                  throw new DamagedStreamException("x.wav: cut short");
                })));
  }

  private static Corpus load(List<Recording> recordings) {
    return Samples.load(recordings, new CountingFrontEnd(), NO_CACHE);
  }

  @Test
  void examples_come_in_the_datasets_order_with_shapes_and_durations() {
    List<Recording> recordings = whole(100);
    List<Integer> seen = new ArrayList<>();
    CountingFrontEnd frontEnd = new CountingFrontEnd();
    Corpus corpus =
        Corpus.load(
            Samples.dataset(recordings),
            List.of(Samples.plan("audio", frontEnd), Samples.plan("face", frontEnd)),
            new StreamReading(List.of()),
            NO_CACHE,
            OnDamage.FAIL,
            (done, all) -> seen.add(done * 1000 + all));
    assertThat(corpus.examples()).extracting(Example::recording).isEqualTo(recordings);
    assertThat(corpus.shapes())
        .containsExactly(
            Map.entry("audio", SequenceShape.of(2, 0.1)),
            Map.entry("face", SequenceShape.of(3, 0.1)));
    assertThat(corpus.examples().get(0).seconds()).isEqualTo(0.9);
    assertThat(corpus.examples().get(1).label()).hasValue(1);
    assertThat(seen).hasSize(100).contains(100_100);
    assertThat(corpus.of(recordings.subList(5, 7))).isEqualTo(corpus.examples().subList(5, 7));
    assertThat(corpus.labelled()).isEqualTo(recordings);
  }

  @Test
  void a_recording_may_lack_a_stream_but_not_all() {
    List<Recording> recordings = new ArrayList<>(whole(3));
    recordings.add(recording("half", 0, Map.of("face", StreamSource.of(array(4, 3, 1)))));
    recordings.add(recording("none", 0, Map.of("text", StreamSource.of(array(4, 3, 1)))));
    Corpus corpus = load(recordings);
    assertThat(corpus.examples()).hasSize(4);
    assertThat(corpus.examples().get(3).features()).containsOnlyKeys("face");
    assertThat(corpus.damage())
        .containsExactly(new Damage("none", "", "has none of the streams audio, face", true));
  }

  @Test
  void a_damaged_recording_is_skipped_and_named_or_ends_the_run() {
    List<Recording> recordings = new ArrayList<>(whole(3));
    recordings.add(1, damaged("bad"));
    Corpus corpus = load(recordings);
    assertThat(corpus.examples()).hasSize(3);
    assertThat(corpus.damage())
        .containsExactly(new Damage("bad", "audio", "x.wav: cut short", true));
    assertThatThrownBy(
            () -> Samples.load(recordings, new CountingFrontEnd(), NO_CACHE, OnDamage.FAIL))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("'bad', stream 'audio': x.wav: cut short")
        .hasMessageContaining("onDamage=skip");
  }

  private static StreamSource absent() {
    return new StreamSource.InMemory(
        Optional.empty(),
        () -> {
          throw new AbsentStreamException("x.mp4: has no sound");
        });
  }

  @Test
  void a_film_that_lacks_a_stream_counts_with_its_others_and_is_noted() {
    List<Recording> recordings = new ArrayList<>(whole(3));
    StreamSource face = StreamSource.of(array(9, 3, 100));
    recordings.add(recording("mute", 0, Map.of("audio", absent(), "face", face)));
    Corpus corpus = Samples.load(recordings, new CountingFrontEnd(), NO_CACHE, OnDamage.FAIL);
    assertThat(corpus.examples()).hasSize(4);
    assertThat(corpus.examples().get(3).features()).containsOnlyKeys("face");
    assertThat(corpus.damage())
        .containsExactly(
            new Damage("mute", "audio", "x.mp4: has no sound, and counts as absent", false));
  }

  @Test
  void a_corpus_whose_films_all_lack_a_stream_is_refused() {
    StreamSource face = StreamSource.of(array(9, 3, 100));
    assertThatThrownBy(
            () -> load(List.of(recording("mute", 0, Map.of("audio", absent(), "face", face)))))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("modalities.audio: a whole recording with stream 'audio' must")
        .hasMessageContaining("'mute' for one: x.mp4: has no sound");
  }

  @Test
  void a_corpus_of_damaged_recordings_is_refused() {
    assertThatThrownBy(() -> load(List.of(damaged("a"), damaged("b"), faceOnly("c"))))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("modalities.audio")
        .hasMessageContaining("of 3 recordings")
        .hasMessageContaining("'a' for one: x.wav: cut short");
  }

  private static Recording faceOnly(String id) {
    return recording(id, 0, Map.of("face", StreamSource.of(array(4, 3, 1))));
  }

  @Test
  void what_the_dataset_found_comes_first() {
    Damage found = new Damage("x", "", "no sound", true);
    CountingFrontEnd frontEnd = new CountingFrontEnd();
    List<Recording> recordings = new ArrayList<>(whole(2));
    recordings.add(damaged("bad"));
    Corpus corpus =
        Corpus.load(
            Samples.dataset(recordings, found),
            List.of(Samples.plan("audio", frontEnd)),
            new StreamReading(List.of()),
            NO_CACHE,
            OnDamage.SKIP,
            (done, all) -> {});
    assertThat(corpus.damage()).hasSize(2).startsWith(found);
  }

  @Test
  void numbers_that_are_not_finite_are_damage() {
    FeatureArray array = array(4, 2, 1);
    array.values()[5] = Float.NaN;
    List<Recording> recordings = new ArrayList<>(whole(2));
    recordings.add(recording("nan", 0, Map.of("audio", StreamSource.of(array))));
    assertThat(load(recordings).damage())
        .containsExactly(
            new Damage(
                "nan", "audio", "features must be finite but value 1 of step 2 is NaN", true));
  }

  @Test
  void steps_of_another_shape_are_damage() {
    List<Recording> recordings = new ArrayList<>(whole(2));
    recordings.add(recording("wide", 0, Map.of("audio", StreamSource.of(array(4, 5, 1)))));
    FeatureArray slow = new FeatureArray(new float[8], new Shape(2), 0.2);
    recordings.add(recording("slow", 0, Map.of("audio", StreamSource.of(slow))));
    assertThat(load(recordings).damage())
        .extracting(Damage::recording)
        .containsExactly("wide", "slow");
  }

  @Test
  void a_stream_that_no_recording_has_is_named_with_the_nearest() {
    List<Recording> recordings =
        List.of(recording("a", 0, Map.of("audi", StreamSource.of(array(2, 2, 1)))));
    assertThatThrownBy(() -> load(recordings))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("modalities.audio.stream: no recording has a stream 'audio'.")
        .hasMessageContaining("Did you mean 'audi'? Known: audi.")
        .hasMessageContaining("modalities.face.stream");
  }

  @Test
  void ids_must_differ_and_there_must_be_recordings() {
    List<Recording> twice = List.of(whole(1).get(0), whole(1).get(0));
    assertThatThrownBy(() -> load(twice)).hasMessageContaining("'r0' occurs twice");
    assertThatThrownBy(() -> load(List.of())).isInstanceOf(PolyfuseException.class);
  }

  @Test
  void the_digest_tells_any_difference_and_nothing_else() {
    List<Recording> recordings = whole(10);
    String digest = load(recordings).digest();
    assertThat(load(whole(10)).digest()).isEqualTo(digest).matches("[0-9a-f]{64}");
    assertThat(load(whole(9)).digest()).isNotEqualTo(digest);
    List<Recording> other = new ArrayList<>(recordings);
    Recording third = other.get(3);
    other.set(3, recording("r3", 0, third.streams()));
    assertThat(load(other).digest()).isNotEqualTo(digest);
    other.set(
        3,
        recording(
            "r3",
            1,
            Map.of(
                "audio", StreamSource.of(array(6, 2, 77)), "face", third.streams().get("face"))));
    assertThat(load(other).digest()).isNotEqualTo(digest);
  }

  @Test
  void a_class_that_the_dataset_does_not_have_is_its_fault() {
    Map<String, StreamSource> streams = whole(1).get(0).streams();
    assertThatThrownBy(() -> load(List.of(recording("odd", 2, streams))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("'odd' has class 2 of [a, b]");
  }

  @Test
  void a_plugins_fault_is_named_with_its_place() {
    List<Recording> recordings =
        List.of(recording("a", 0, Map.of("audio", StreamSource.of(new Text("x")))));
    assertThatThrownBy(
            () ->
                Corpus.load(
                    Samples.dataset(recordings),
                    List.of(Samples.plan("audio", new CountingFrontEnd())),
                    new StreamReading(List.of()),
                    NO_CACHE,
                    OnDamage.SKIP,
                    (done, all) -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("modalities.audio: recording 'a', stream 'audio'");
  }
}
