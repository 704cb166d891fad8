package org.polyfuse.runtime.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.split.Fold;
import org.polyfuse.api.split.Protocol;
import org.polyfuse.training.protocol.KFold;
import org.polyfuse.training.protocol.LeaveOneGroupOut;
import org.polyfuse.training.protocol.Validate;

class CrossValidationTest {

  private static final OptionalInt AUTO = OptionalInt.empty();

  @Test
  void each_session_of_iemocap_is_tested_once_and_the_next_one_validates() {
    List<Recording> corpus = Corpora.iemocap();
    Splits splits = split(kFold("session", AUTO, Validate.NEXT), corpus);
    assertThat(splits.folds()).hasSize(5);
    assertThat(splits.remarks()).isEmpty();
    for (Fold fold : splits.folds()) {
      int k = fold.number();
      assertThat(groups(fold.test(), "session")).containsExactly("Ses0" + k);
      assertThat(groups(fold.validation(), "session")).containsExactly("Ses0" + (k % 5 + 1));
      assertThat(groups(fold.train(), "session")).hasSize(3);
      assertThat(fold.train().size() + fold.validation().size() + fold.test().size())
          .isEqualTo(2280);
    }
    List<Recording> tested = new ArrayList<>();
    splits.folds().forEach(fold -> tested.addAll(fold.test()));
    assertThat(tested).containsExactlyInAnyOrderElementsOf(corpus);
  }

  @Test
  void without_validation_all_others_train() {
    Splits splits = split(kFold("session", AUTO, Validate.NONE), Corpora.iemocap());
    for (Fold fold : splits.folds()) {
      assertThat(fold.validation()).isEmpty();
      assertThat(groups(fold.train(), "session")).hasSize(4);
    }
  }

  @Test
  void leaving_one_speaker_out_validates_on_the_next_and_remarks_on_sessions() {
    Protocol protocol =
        new LeaveOneGroupOut().create(new LeaveOneGroupOut.Config("speaker", Validate.NEXT, false));
    Splits splits = split(protocol, Corpora.iemocap());
    assertThat(splits.folds()).hasSize(10);
    Fold first = splits.folds().get(0);
    assertThat(groups(first.test(), "speaker")).containsExactly("Ses01F");
    assertThat(groups(first.validation(), "speaker")).containsExactly("Ses01M");
    assertThat(splits.remarks()).singleElement().asString().contains("sessions");
  }

  @Test
  void ninety_one_actors_in_five_folds_stay_neighbours_eighteen_or_nineteen_each() {
    List<Recording> corpus = Corpora.actors(91, 12, 4, 1);
    Protocol protocol = kFold("speaker", OptionalInt.of(5), Validate.NEXT);
    int next = 1;
    for (Fold fold : split(protocol, corpus).folds()) {
      List<Integer> speakers =
          groups(fold.test(), "speaker").stream().map(Integer::valueOf).sorted().toList();
      assertThat(speakers).hasSizeBetween(18, 19);
      assertThat(speakers.get(0)).isEqualTo(next);
      next = speakers.get(speakers.size() - 1) + 1;
      assertThat(next - speakers.get(0)).isEqualTo(speakers.size());
    }
    assertThat(next).isEqualTo(92);
  }

  @Test
  void any_groups_in_any_number_of_folds_are_tested_once_and_never_meet() {
    for (int speakers = 3; speakers < 20; speakers++) {
      for (int folds = 3; folds <= speakers; folds++) {
        List<Recording> corpus = Corpora.actors(speakers, 6, 1, speakers);
        Protocol protocol = kFold("speaker", OptionalInt.of(folds), Validate.NEXT);
        List<Fold> made = Splits.of(protocol, corpus, List.of("one"), 1).folds();
        assertThat(made).hasSize(folds);
        int tested = made.stream().mapToInt(fold -> fold.test().size()).sum();
        assertThat(tested).isEqualTo(corpus.size());
        for (Fold fold : made) {
          Set<String> train = groups(fold.train(), "speaker");
          assertThat(train).doesNotContainAnyElementsOf(groups(fold.test(), "speaker"));
          assertThat(train).doesNotContainAnyElementsOf(groups(fold.validation(), "speaker"));
          assertThat(groups(fold.validation(), "speaker"))
              .isNotEmpty()
              .doesNotContainAnyElementsOf(groups(fold.test(), "speaker"));
        }
      }
    }
  }

  @Test
  void an_unknown_kind_of_group_is_named_with_the_nearest() {
    assertThatThrownBy(() -> split(kFold("sesion", AUTO, Validate.NEXT), Corpora.iemocap()))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("evaluation.protocol.by")
        .hasMessageContaining("Did you mean 'session'?");
  }

  @Test
  void recordings_without_the_group_are_counted() {
    List<Recording> corpus = new ArrayList<>(Corpora.iemocap());
    corpus.add(Corpora.recording("stray", 0, Map.of(), ""));
    assertThatThrownBy(() -> split(kFold("session", AUTO, Validate.NEXT), corpus))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("1 of 2281")
        .hasMessageContaining("'stray'");
  }

  @Test
  void too_few_groups_are_refused_with_what_is_needed() {
    List<Recording> two = Corpora.actors(2, 20, 4, 1);
    assertThatThrownBy(() -> split(kFold("speaker", AUTO, Validate.NEXT), two))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("3 groups of kind 'speaker' or more are needed")
        .hasMessageContaining("there are 2: 1, 2");
    assertThat(split(kFold("speaker", AUTO, Validate.NONE), two).folds()).hasSize(2);
    assertThatThrownBy(() -> split(kFold("speaker", OptionalInt.of(3), Validate.NEXT), two))
        .hasMessageContaining("folds: must be at most");
    assertThatThrownBy(() -> new KFold.Config("speaker", OptionalInt.of(2), Validate.NEXT, false))
        .hasMessageContaining("folds: must be 3 or more");
  }

  private static Protocol kFold(String by, OptionalInt folds, Validate validate) {
    return new KFold().create(new KFold.Config(by, folds, validate, false));
  }

  private static Splits split(Protocol protocol, List<Recording> corpus) {
    return Splits.of(protocol, corpus, Corpora.IEMOCAP_CLASSES, 1);
  }

  private static Set<String> groups(List<Recording> part, String kind) {
    return part.stream().map(each -> each.groups().get(kind)).collect(Collectors.toSet());
  }
}
