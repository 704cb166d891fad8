package org.polyfuse.runtime.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.split.ClassCounts;
import org.polyfuse.api.split.Fold;
import org.polyfuse.api.split.Protocol;
import org.polyfuse.training.protocol.Share;

class ShareTest {

  private static final List<String> CLASSES = List.of("a", "b", "c", "d");
  private static final Optional<String> AUTO = Optional.empty();

  @Test
  void speakers_stay_whole_and_shares_are_about_right() {
    for (int seed = 0; seed < 30; seed++) {
      List<Recording> corpus = Corpora.actors(24, 20, 4, seed);
      Fold fold = split(share(0.2, 0.1, AUTO, false), corpus, seed).folds().get(0);
      assertThat(speakers(fold.test())).doesNotContainAnyElementsOf(speakers(fold.train()));
      assertThat(speakers(fold.test())).doesNotContainAnyElementsOf(speakers(fold.validation()));
      assertThat(speakers(fold.train())).doesNotContainAnyElementsOf(speakers(fold.validation()));
      assertThat(fold.test().size()).isBetween(80, 120);
      assertThat(fold.validation().size()).isBetween(40, 60);
      assertThat(ClassCounts.of(fold.test())).hasSize(4);
    }
  }

  @Test
  void the_same_seed_gives_the_same_split_and_another_seed_another() {
    List<Recording> corpus = Corpora.actors(24, 20, 4, 1);
    Protocol protocol = share(0.2, 0.1, AUTO, false);
    Fold first = split(protocol, corpus, 1).folds().get(0);
    assertThat(split(protocol, corpus, 1).folds().get(0)).isEqualTo(first);
    assertThat(split(protocol, corpus, 2).folds().get(0)).isNotEqualTo(first);
  }

  @Test
  void single_recordings_are_drawn_class_by_class() {
    for (int seed = 0; seed < 30; seed++) {
      List<Recording> corpus = withoutGroups(Corpora.actors(37, 11, 4, seed));
      Fold fold = split(share(0.2, 0.1, AUTO, false), corpus, seed).folds().get(0);
      Map<Integer, Integer> all = ClassCounts.of(corpus);
      ClassCounts.of(fold.test())
          .forEach((label, count) -> assertThat(count - 0.2 * all.get(label)).isBetween(-1.5, 1.5));
      assertThat(fold.test().size()).isBetween(81, 82);
      assertThat(fold.validation().size()).isBetween(40, 41);
      assertThat(fold.train().size() + fold.validation().size() + fold.test().size())
          .isEqualTo(corpus.size());
    }
  }

  @Test
  void a_rare_class_keeps_a_training_recording() {
    List<Recording> corpus =
        IntStream.range(0, 23)
            .mapToObj(i -> Corpora.recording("r" + i, Math.min(i / 7, 3), Map.of(), ""))
            .toList();
    Fold fold = split(share(0.5, 0.3, AUTO, false), corpus, 1).folds().get(0);
    assertThat(ClassCounts.of(fold.train())).hasSize(4);
  }

  @Test
  void speakers_on_two_sides_are_refused_unless_allowed() {
    List<Recording> corpus = Corpora.actors(24, 20, 4, 1);
    assertThatThrownBy(() -> split(share(0.2, 0.1, Optional.of("none"), false), corpus, 1))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("no speaker may stand on two sides")
        .hasMessageContaining("allowGroupOverlap=true");
    assertThat(split(share(0.2, 0.1, Optional.of("none"), true), corpus, 1).remarks())
        .singleElement()
        .asString()
        .contains("Results may flatter");
  }

  @Test
  void too_few_groups_are_refused() {
    List<Recording> corpus = Corpora.actors(2, 20, 4, 1);
    assertThatThrownBy(() -> split(share(0.2, 0.1, AUTO, false), corpus, 1))
        .hasMessageContaining("3 groups of kind 'speaker' or more are needed");
    assertThat(split(share(0.2, 0, AUTO, false), corpus, 1).folds().get(0).validation()).isEmpty();
  }

  @Test
  void three_groups_give_each_part_one() {
    List<Recording> corpus = Corpora.actors(3, 40, 4, 1);
    Fold fold = split(share(0.8, 0.15, AUTO, false), corpus, 1).folds().get(0);
    assertThat(List.of(fold.train().size(), fold.validation().size(), fold.test().size()))
        .containsExactly(40, 40, 40);
  }

  @Test
  void shares_that_leave_nothing_are_refused() {
    assertThatThrownBy(() -> new Share.Config(0, 0.1, AUTO, false)).hasMessageContaining("test:");
    assertThatThrownBy(() -> new Share.Config(0.5, -1, AUTO, false))
        .hasMessageContaining("validation:");
    assertThatThrownBy(() -> new Share.Config(0.5, 0.5, AUTO, false))
        .hasMessageContaining("leave something to train on");
  }

  private static List<Recording> withoutGroups(List<Recording> corpus) {
    return corpus.stream()
        .map(each -> Corpora.recording(each.id(), ClassCounts.classOf(each), Map.of(), ""))
        .toList();
  }

  private static Protocol share(
      double test, double validation, Optional<String> by, boolean allow) {
    return new Share().create(new Share.Config(test, validation, by, allow));
  }

  private static Splits split(Protocol protocol, List<Recording> corpus, long seed) {
    return Splits.of(protocol, corpus, CLASSES, seed);
  }

  private static Set<String> speakers(List<Recording> part) {
    return part.stream().map(each -> each.groups().get("speaker")).collect(Collectors.toSet());
  }
}
