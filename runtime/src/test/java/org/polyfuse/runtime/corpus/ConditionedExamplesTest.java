package org.polyfuse.runtime.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.api.data.Text;
import org.polyfuse.runtime.data.Conditions;
import org.polyfuse.runtime.data.Example;
import org.polyfuse.runtime.data.Samples;
import org.polyfuse.runtime.features.FeatureCache;
import org.polyfuse.runtime.features.StreamReading;

class ConditionedExamplesTest {

  private final Samples.CountingFrontEnd frontEnd = new Samples.CountingFrontEnd();
  private final List<Example> corpus =
      Samples.load(recordings(), frontEnd, FeatureCache.none()).examples();

  /** Both streams, twice; audio alone; and a face whose one step cannot vary. */
  private static List<Recording> recordings() {
    return List.of(
        Samples.recording("a", 0, Map.of("audio", stream(9, 1), "face", stream(7, 2))),
        Samples.recording("b", 1, Map.of("audio", stream(5, 3), "face", stream(4, 4))),
        Samples.recording("c", 1, Map.of("audio", stream(6, 5))),
        Samples.recording("d", 0, Map.of("audio", stream(6, 6), "face", stream(1, 7))));
  }

  private static StreamSource stream(int steps, long seed) {
    return StreamSource.of(Samples.array(steps, 3, seed));
  }

  @Test
  void clean_ones_keep_their_features_and_nothing_is_read_again() {
    int calls = frontEnd.calls.get();
    List<Example> same = of(Conditions.NONE).examples();
    assertThat(frontEnd.calls.get()).isEqualTo(calls);
    assertThat(same).isEqualTo(corpus);
  }

  @Test
  void a_removed_modality_is_gone_and_a_recording_without_any_stays() {
    ConditionedExamples.Outcome outcome = of(new Conditions(Set.of("audio"), Map.of()));
    assertThat(outcome.examples())
        .extracting(each -> each.features().keySet())
        .containsExactly(Set.of("face"), Set.of("face"), Set.of(), Set.of("face"));
    assertThat(outcome.remarks())
        .containsExactly(
            "without audio: 1 of 4 recordings have no stream left; the system guesses and they are"
                + " counted.");
  }

  @Test
  void noise_changes_its_modality_alone_and_what_cannot_be_noisy_is_told() {
    ConditionedExamples.Outcome outcome = of(new Conditions(Set.of(), Map.of("face", 10.0)));
    for (int i = 0; i < corpus.size(); i++) {
      assertThat(outcome.examples().get(i).features().get("audio"))
          .isSameAs(corpus.get(i).features().get("audio"));
    }
    assertThat(values(outcome, 0))
        .isNotEqualTo(corpus.get(0).features().get("face").get().values());
    assertThat(outcome.examples().get(2).features()).doesNotContainKey("face");
    assertThat(outcome.examples().get(3).features()).isEqualTo(corpus.get(3).features());
    assertThat(outcome.remarks())
        .containsExactly(
            "face=10dB: 1 of 4 recordings are silent or do not vary in modality 'face', so no noise"
                + " was added to them.");
  }

  @Test
  void the_noise_depends_on_seed_recording_and_modality_alone() {
    Conditions noise = new Conditions(Set.of(), Map.of("face", 10.0));
    List<Example> backwards = new ArrayList<>(corpus);
    Collections.reverse(backwards);
    ConditionedExamples.Outcome there = of(noise);
    ConditionedExamples.Outcome back = seeded(1).of(backwards, noise, (done, all) -> {});
    assertThat(values(there, 0)).isEqualTo(values(back, 3));
    assertThat(values(there, 0))
        .isNotEqualTo(values(seeded(2).of(corpus, noise, (done, all) -> {}), 0));
    float[] a = difference(values(there, 0), corpus.get(0).features().get("face").get().values());
    float[] b = difference(values(there, 1), corpus.get(1).features().get("face").get().values());
    assertThat(a[0] / b[0]).isNotEqualTo(a[3] / b[3]); // not one noise scaled
  }

  @Test
  void noise_in_words_is_refused_with_the_place() {
    Recording words = Samples.recording("w", 0, Map.of("face", StreamSource.of(new Text("hello"))));
    Example example = new Example(words, corpus.get(0).features(), corpus.get(0).label(), 1);
    assertThatThrownBy(
            () ->
                seeded(1)
                    .of(
                        List.of(example),
                        new Conditions(Set.of(), Map.of("face", 10.0)),
                        (done, all) -> {}))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageStartingWith("modalities.face: recording 'w': noise: needs a stream of sound");
  }

  private static float[] difference(float[] a, float[] b) {
    float[] difference = new float[Math.min(a.length, b.length)];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = a[i] - b[i];
    }
    return difference;
  }

  private static float[] values(ConditionedExamples.Outcome outcome, int place) {
    return outcome.examples().get(place).features().get("face").get().values();
  }

  private ConditionedExamples.Outcome of(Conditions conditions) {
    return seeded(1).of(corpus, conditions, (done, all) -> {});
  }

  private ConditionedExamples seeded(long seed) {
    return new ConditionedExamples(
        List.of(Samples.plan("audio", frontEnd), Samples.plan("face", frontEnd)),
        new StreamReading(List.of()),
        seed);
  }
}
