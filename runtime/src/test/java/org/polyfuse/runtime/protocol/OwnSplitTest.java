package org.polyfuse.runtime.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.split.ClassCounts;
import org.polyfuse.api.split.Fold;
import org.polyfuse.api.split.Protocol;
import org.polyfuse.training.protocol.OwnSplit;
import org.polyfuse.training.protocol.OwnSplit.Report;

class OwnSplitTest {

  private static final List<String> CLASSES = List.of("a", "b");

  @Test
  void the_parts_of_the_corpus_are_taken_as_they_are() {
    List<Recording> corpus = corpus(Map.of("train", 40, "validation", 10, "test", 20), false);
    Fold fold = split(Report.TEST, 0.1, corpus).folds().get(0);
    assertThat(fold.train()).hasSize(40).allMatch(each -> each.id().startsWith("train"));
    assertThat(fold.validation()).hasSize(10).allMatch(each -> each.id().startsWith("validation"));
    assertThat(fold.test()).hasSize(20).allMatch(each -> each.id().startsWith("test"));
  }

  @Test
  void a_missing_validation_part_is_held_out_of_train_whole_speakers_if_there_are_any() {
    List<Recording> corpus = corpus(Map.of("train", 40, "test", 20), true);
    Fold fold = split(Report.TEST, 0.1, corpus).folds().get(0);
    assertThat(fold.validation()).hasSize(4);
    assertThat(fold.validation())
        .extracting(each -> each.groups().get("speaker"))
        .containsOnly(fold.validation().get(0).groups().get("speaker"));
    assertThat(fold.train()).hasSize(36);
    assertThat(split(Report.TEST, 0, corpus).folds().get(0).validation()).isEmpty();
  }

  @Test
  void the_validation_part_can_be_the_one_that_is_reported() {
    List<Recording> corpus = corpus(Map.of("train", 40, "validation", 10), false);
    Fold fold = split(Report.VALIDATION, 0.1, corpus).folds().get(0);
    assertThat(fold.test()).hasSize(10).allMatch(each -> each.id().startsWith("validation"));
    assertThat(fold.validation()).hasSize(4).allMatch(each -> each.id().startsWith("train"));
    assertThat(ClassCounts.of(fold.validation())).isEqualTo(Map.of(0, 2, 1, 2));
    assertThatThrownBy(() -> split(Report.TEST, 0.1, corpus))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("no labelled recording in its test part")
        .hasMessageContaining("test 0");
  }

  @Test
  void the_reported_part_selects_only_where_the_user_asks_for_it_and_that_is_told() {
    List<Recording> corpus = corpus(Map.of("train", 40, "validation", 10), true);
    Protocol protocol =
        new OwnSplit()
            .create(new OwnSplit.Config(Report.VALIDATION, 0.1, Optional.empty(), false, true));
    Splits splits = Splits.of(protocol, corpus, CLASSES, 1);
    Fold fold = splits.folds().get(0);
    assertThat(fold.train()).hasSize(40);
    assertThat(fold.validation()).isEqualTo(fold.test()).hasSize(10);
    assertThat(splits.remarks()).anyMatch(line -> line.contains("what is reported also selects"));
  }

  @Test
  void a_test_part_without_labels_is_predicted_and_other_recordings_without_labels_are_left_out() {
    List<Recording> corpus = new ArrayList<>(corpus(Map.of("train", 40, "validation", 10), false));
    corpus.add(unlabelled("train"));
    corpus.add(unlabelled("test"));
    Splits splits = split(Report.TEST, 0.1, corpus);
    Fold fold = splits.folds().get(0);
    assertThat(fold.train()).hasSize(40);
    assertThat(fold.test()).extracting(Recording::id).containsExactly("unlabelled-test");
    assertThat(splits.remarks()).singleElement().asString().contains("the test part has no labels");
    assertThat(split(Report.VALIDATION, 0.1, corpus).folds().get(0).test()).hasSize(10);

    corpus.addAll(corpus(Map.of("test", 20), false));
    assertThat(split(Report.TEST, 0.1, corpus).folds().get(0).test()).hasSize(20);
  }

  private static Recording unlabelled(String split) {
    return new Recording(
        "unlabelled-" + split, Optional.empty(), Map.of(), Optional.of(split), Map.of());
  }

  @Test
  void a_corpus_without_a_split_is_told_what_to_use() {
    assertThatThrownBy(() -> split(Report.TEST, 0.1, Corpora.iemocap()))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("no split of its own")
        .hasMessageContaining("k-fold");
    assertThatThrownBy(() -> split(Report.TEST, 0.1, corpus(Map.of("test", 5), false)))
        .hasMessageContaining("needs a part 'train'");
    assertThatThrownBy(() -> split(Report.TEST, 0.1, corpus(Map.of("train", 5, "dev", 5), false)))
        .hasMessageContaining("is in dev");
  }

  private static List<Recording> corpus(Map<String, Integer> sizes, boolean speakers) {
    List<Recording> corpus = new ArrayList<>();
    sizes.forEach(
        (split, size) -> {
          for (int i = 0; i < size; i++) {
            Map<String, String> groups =
                speakers ? Map.of("speaker", split + "-" + i / 4) : Map.of();
            corpus.add(Corpora.recording(split + i, i % 2, groups, split));
          }
        });
    return corpus;
  }

  private static Splits split(Report report, double share, List<Recording> corpus) {
    Protocol protocol =
        new OwnSplit().create(new OwnSplit.Config(report, share, Optional.empty(), false, false));
    return Splits.of(protocol, corpus, CLASSES, 1);
  }
}
