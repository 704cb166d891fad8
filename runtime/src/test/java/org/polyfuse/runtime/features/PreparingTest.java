package org.polyfuse.runtime.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.polyfuse.runtime.data.Samples.array;
import static org.polyfuse.runtime.data.Samples.keyed;
import static org.polyfuse.runtime.data.Samples.recording;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.FeatureArray;
import org.polyfuse.api.data.Features;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.api.nn.Preparation;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.api.nn.Timing;
import org.polyfuse.runtime.corpus.ConditionedExamples;
import org.polyfuse.runtime.corpus.Corpus;
import org.polyfuse.runtime.data.Conditions;
import org.polyfuse.runtime.data.Example;
import org.polyfuse.runtime.data.HeldFeatures;
import org.polyfuse.runtime.data.Samples;
import org.polyfuse.runtime.data.Samples.CountingFrontEnd;
import org.polyfuse.runtime.study.CacheSection;
import org.polyfuse.runtime.study.DatasetSection.OnDamage;

/** What encoders compute ahead of the network, through extraction and cache. */
class PreparingTest {

  @TempDir Path folder;

  private final CountingFrontEnd frontEnd = new CountingFrontEnd();
  private final AtomicInteger applied = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();

  /** The sum of each two steps, in one number a step. */
  private final class PairSums implements Preparation {

    private final SequenceShape input;

    PairSums(SequenceShape input) {
      this.input = input;
      open.incrementAndGet();
    }

    @Override
    public SequenceShape output() {
      return SequenceShape.of(1, 2 * input.stepSeconds());
    }

    @Override
    public Timing timing() {
      return Timing.strided(2, 1);
    }

    @Override
    public float[] apply(float[] values, int steps) {
      applied.incrementAndGet();
      int size = (int) input.step().size();
      float[] sums = new float[timing().steps(steps)];
      for (int i = 0; i < values.length; i++) {
        sums[i / size / 2] += values[i];
      }
      return sums;
    }

    @Override
    public void close() {
      open.decrementAndGet();
    }
  }

  private Preparing sums(String identity, String code) {
    return new Preparing(
        List.of(
            new Preparing.Stage(
                identity, identity + code, input -> Optional.of(new PairSums(input)))));
  }

  private FeatureCache cache() {
    return FeatureCache.open(new CacheSection(Optional.of(folder), 1));
  }

  private static List<Recording> recordings() {
    List<Recording> recordings = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Map<String, StreamSource> streams = Map.of("audio", keyed("a" + i, array(5, 3, i)));
      recordings.add(recording("r" + i, 0, streams));
    }
    return recordings;
  }

  private Corpus load(Preparing preparing, FeatureCache cache) {
    try (ModalityPlan plan =
        new ModalityPlan("audio", "audio", frontEnd, Optional.of("front 1"), preparing)) {
      return Corpus.load(
          Samples.dataset(recordings()),
          List.of(plan),
          new StreamReading(List.of()),
          cache,
          OnDamage.FAIL,
          (done, all) -> {});
    }
  }

  private static Features features(Corpus corpus, int recording) {
    HeldFeatures held = corpus.examples().get(recording).features().get("audio");
    return Objects.requireNonNull(held).get();
  }

  @Test
  void a_system_sees_what_is_prepared_with_times_of_its_own() {
    Corpus corpus = load(sums("sums", ""), FeatureCache.none());

    assertThat(corpus.shapes()).containsEntry("audio", SequenceShape.of(1, 0.2));
    Features features = features(corpus, 0);
    float[] raw = ((FeatureArray) array(5, 3, 0)).values();
    assertThat(features.values()).hasSize(3);
    assertThat(features.values()[0]).isEqualTo(raw[0] + raw[1] + raw[2] + raw[3] + raw[4] + raw[5]);
    assertThat(features.centres()).hasSize(3).isSorted();
    assertThat(corpus.examples().get(0).seconds()).isEqualTo(0.5, within(1e-9));
    assertThat(open).hasValue(0);
  }

  @Test
  void what_is_prepared_is_kept_and_neither_decoded_nor_computed_again() {
    Corpus computed = load(sums("sums", "code 1"), cache());
    long bytes = cache().bytes();
    Corpus kept = load(sums("sums", "code 1"), cache());

    assertThat(frontEnd.calls).hasValue(4);
    assertThat(applied).hasValue(4);
    assertThat(kept.digest()).isEqualTo(computed.digest());
    assertThat(kept.examples().get(0).seconds()).isEqualTo(computed.examples().get(0).seconds());
    assertThat(features(kept, 1).values()).isEqualTo(features(computed, 1).values());
    assertThat(features(kept, 1).centres()).isEqualTo(features(computed, 1).centres());
    assertThat(cache().bytes()).isEqualTo(bytes);

    load(sums("sums", "code 2"), cache());
    assertThat(applied).hasValue(8);
  }

  @Test
  void features_that_another_system_keeps_are_used_and_none_are_added() {
    load(Preparing.nothing(), cache());
    load(sums("sums", ""), cache());
    assertThat(frontEnd.calls).hasValue(4);
    assertThat(applied).hasValue(4);
    long bytes = cache().bytes();

    cache().clear();
    load(sums("sums", ""), cache());
    assertThat(cache().bytes()).isLessThan(bytes); // the front-end's features are not among them
    load(Preparing.nothing(), cache());
    assertThat(frontEnd.calls).hasValue(12);
  }

  @Test
  void data_are_the_same_whichever_code_prepares_them_and_others_if_something_else_is_prepared() {
    String digest = load(sums("sums", "code 1"), FeatureCache.none()).digest();

    assertThat(load(sums("sums", "code 2"), cache()).digest()).isEqualTo(digest);
    assertThat(load(sums("other", "code 1"), cache()).digest()).isNotEqualTo(digest);
    assertThat(load(Preparing.nothing(), cache()).digest()).isNotEqualTo(digest);
  }

  @Test
  void an_encoder_may_find_that_there_is_nothing_to_prepare() {
    Preparing none =
        new Preparing(List.of(new Preparing.Stage("none", "none", input -> Optional.empty())));
    String digest = load(none, cache()).digest();

    assertThat(digest).isEqualTo(load(Preparing.nothing(), cache()).digest());
    assertThat(frontEnd.calls).hasValue(4);
  }

  @Test
  void stages_follow_each_other() {
    Preparing.Stage stage =
        new Preparing.Stage("sums", "sums", input -> Optional.of(new PairSums(input)));
    Corpus corpus = load(new Preparing(List.of(stage, stage)), FeatureCache.none());

    assertThat(corpus.shapes()).containsEntry("audio", SequenceShape.of(1, 0.4));
    assertThat(features(corpus, 0).values()).hasSize(2);
    assertThat(open).hasValue(0);
  }

  @Test
  void a_preparation_that_gives_other_than_it_says_is_named_with_the_recording() {
    Preparing wrong = new Preparing(List.of(new Preparing.Stage("w", "w", this::oneNumber)));

    assertThatThrownBy(() -> load(wrong, FeatureCache.none()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("modalities.audio: recording 'r0', stream 'audio'")
        .hasMessageContaining("must give 3 steps of shape (1) for 5 but gave 1 numbers");
    assertThat(open).hasValue(0);
  }

  private Optional<Preparation> oneNumber(SequenceShape input) {
    return Optional.of(
        new Preparation() {
          private final PairSums sums = new PairSums(input);

          @Override
          public SequenceShape output() {
            return sums.output();
          }

          @Override
          public Timing timing() {
            return sums.timing();
          }

          @Override
          public float[] apply(float[] values, int steps) {
            return new float[1];
          }

          @Override
          public void close() {
            sums.close();
          }
        });
  }

  @Test
  void a_refused_shape_is_a_matter_of_the_setting_and_what_was_made_before_is_closed() {
    Preparing.Stage first =
        new Preparing.Stage("sums", "sums", input -> Optional.of(new PairSums(input)));
    Preparing.Stage refusing =
        new Preparing.Stage(
            "r",
            "r",
            input -> {
              throw new PolyfuseException("modalities.audio.encoder: takes pictures");
            });

    assertThatThrownBy(() -> load(new Preparing(List.of(first, refusing)), FeatureCache.none()))
        .isInstanceOf(PolyfuseException.class)
        .hasMessage("modalities.audio.encoder: takes pictures");
    assertThat(open).hasValue(0);
  }

  @Test
  void noise_goes_into_the_stream_before_anything_is_prepared() {
    Corpus corpus = load(sums("sums", ""), FeatureCache.none());
    try (ModalityPlan plan =
        new ModalityPlan("audio", "audio", frontEnd, Optional.of("f"), sums("sums", ""))) {
      ConditionedExamples conditioned =
          new ConditionedExamples(List.of(plan), new StreamReading(List.of()), 1);
      Conditions noise = new Conditions(Set.of(), Map.of("audio", 0.0));
      List<Example> noisy = conditioned.of(corpus.examples(), noise, (done, all) -> {}).examples();

      HeldFeatures features = noisy.get(0).features().get("audio");
      assertThat(Objects.requireNonNull(features).shape()).isEqualTo(SequenceShape.of(1, 0.2));
      assertThat(features.get().values()).isNotEqualTo(features(corpus, 0).values());
      assertThat(applied).hasValue(8);
    }
  }
}
