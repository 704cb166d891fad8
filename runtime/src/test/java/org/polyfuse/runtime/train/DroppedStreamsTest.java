package org.polyfuse.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.data.Features;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.runtime.data.Example;
import org.polyfuse.runtime.data.HeldFeatures;
import org.polyfuse.runtime.study.TrainingSection.ModalityDropout;

class DroppedStreamsTest {

  private static final int MANY = 20_000;

  @Test
  void each_stream_goes_as_often_as_is_asked_but_one_stays() {
    for (String[] modalities :
        List.of(
            new String[] {"audio"},
            new String[] {"audio", "face"},
            new String[] {"audio", "face", "text"})) {
      double share = 0.4;
      List<Example> left = drop(many(modalities), new ModalityDropout(share, Map.of()), 1);
      assertThat(left).allMatch(each -> !each.features().isEmpty());
      double expected = share - Math.pow(share, modalities.length) / modalities.length;
      for (String modality : modalities) {
        assertThat(lacking(left, modality)).as(modality).isCloseTo(expected, within(0.015));
      }
    }
  }

  @Test
  void a_modality_may_have_a_share_of_its_own() {
    ModalityDropout dropout = new ModalityDropout(0, Map.of("face", 0.7));
    List<Example> left = drop(many("audio", "face"), dropout, 2);
    assertThat(lacking(left, "audio")).isZero();
    assertThat(lacking(left, "face")).isCloseTo(0.7, within(0.015));
  }

  @Test
  void streams_and_recordings_are_drawn_apart() {
    List<Example> left = drop(many("audio", "face", "text"), new ModalityDropout(0.3, Map.of()), 3);
    long both =
        left.stream()
            .filter(
                each ->
                    !each.features().containsKey("audio") && !each.features().containsKey("face"))
            .count();
    // both of three: 0.3^2 * 0.7, and a third of 0.3^3 where text stays
    assertThat((double) both / MANY).isCloseTo(0.063 + 0.009, within(0.01));
  }

  @Test
  void what_goes_follows_from_the_step_s_seed_alone() {
    List<Example> recordings = many("audio", "face");
    ModalityDropout dropout = new ModalityDropout(0.5, Map.of());
    assertThat(names(drop(recordings, dropout, 7))).isEqualTo(names(drop(recordings, dropout, 7)));
    assertThat(names(drop(recordings, dropout, 7)))
        .isNotEqualTo(names(drop(recordings, dropout, 8)));
  }

  @Test
  void the_recordings_stay_in_order_and_keep_everything_else() {
    List<Example> recordings = many("audio", "face");
    List<Example> left = drop(recordings, new ModalityDropout(0.5, Map.of()), 1);
    for (int i = 0; i < 100; i++) {
      assertThat(left.get(i).recording()).isSameAs(recordings.get(i).recording());
      assertThat(left.get(i).label()).isEqualTo(recordings.get(i).label());
    }
    assertThat(recordings).allMatch(each -> each.features().size() == 2);
  }

  @Test
  void without_dropout_nothing_is_drawn() {
    List<Example> recordings = many("audio", "face");
    assertThat(drop(recordings, new ModalityDropout(0, Map.of("face", 0.0)), 1))
        .isSameAs(recordings);
  }

  private static List<Example> drop(List<Example> members, ModalityDropout dropout, long seed) {
    return DroppedStreams.of(members, dropout, seed);
  }

  private static List<Example> many(String... modalities) {
    SequenceShape shape = new SequenceShape(new Shape(1), 0.1);
    HeldFeatures features = HeldFeatures.of(Features.uniform(new float[1], shape));
    Map<String, HeldFeatures> all = new LinkedHashMap<>();
    for (String modality : modalities) {
      all.put(modality, features);
    }
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      examples.add(new Example(Recording.of("r" + i, Map.of()), all, OptionalInt.of(i % 3), 1));
    }
    return examples;
  }

  private static double lacking(List<Example> examples, String modality) {
    return (double) examples.stream().filter(e -> !e.features().containsKey(modality)).count()
        / examples.size();
  }

  private static List<Set<String>> names(List<Example> examples) {
    return examples.stream().map(each -> each.features().keySet()).toList();
  }
}
