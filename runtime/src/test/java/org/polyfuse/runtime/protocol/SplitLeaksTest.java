package org.polyfuse.runtime.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.split.Fold;
import org.polyfuse.api.split.Protocol;
import org.polyfuse.runtime.protocol.Likeness.Kind;

/** Who stands on two sides of a split under two names. */
class SplitLeaksTest {

  private static final List<String> CLASSES = List.of("a", "b");

  private static Recording of(String id, int label, String speaker) {
    return Corpora.recording(id, label, Map.of("speaker", speaker), "");
  }

  /** Recordings 1 and 2 train, 3 validates, 4 and 5 test. */
  private static Fold fold(int number) {
    return new Fold(
        number,
        List.of(of("1", 0, "x"), of("2", 1, "x")),
        List.of(of("3", 0, "y"), of("3b", 1, "y")),
        List.of(of("4", 0, "z"), of("5", 1, "z")));
  }

  private record Fixed(List<Fold> given, boolean allowsOverlap) implements Protocol {

    @Override
    public List<Fold> folds(List<Recording> recordings, long seed) {
      return given;
    }

    @Override
    public boolean single() {
      return given.size() == 1;
    }
  }

  private static List<String> remarks(boolean allowed, List<Fold> folds, Likeness... alike) {
    Protocol protocol = new Fixed(folds, allowed);
    return Splits.of(protocol, List.of(of("any", 0, "w")), CLASSES, 1, List.of(alike)).remarks();
  }

  private static Likeness alike(Kind kind, String... ids) {
    return new Likeness(kind, List.of(ids), "x.wav");
  }

  @ParameterizedTest
  @CsvSource({
    "anna,Anna",
    "anna,' anna '",
    "7,7.0",
    "caf\u00e9,cafe\u0301",
    "a b,a  B",
    "\uff21,a",
    "1,01"
  })
  void a_speaker_in_another_spelling_is_the_speaker(String one, String other) {
    Fold fold =
        new Fold(
            2, List.of(of("1", 0, one), of("2", 1, "w")), List.of(), List.of(of("3", 0, other)));
    assertThatThrownBy(() -> remarks(false, List.of(fold)))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("no speaker may stand on two sides of a split")
        .hasMessageContaining("'" + one + "' (train)")
        .hasMessageContaining("'" + other + "' (test)")
        .hasMessageContaining("allowGroupOverlap");
    assertThat(remarks(true, List.of(fold)))
        .anyMatch(line -> line.contains("other spellings") && line.contains("flatter"));
  }

  @Test
  void spellings_on_one_side_are_no_leak() {
    Fold fold =
        new Fold(
            1,
            List.of(of("1", 0, "anna"), of("2", 1, "Anna")),
            List.of(),
            List.of(of("3", 0, "bert"), of("4", 1, "bert")));
    assertThat(remarks(false, List.of(fold))).isEmpty();
  }

  @Test
  void the_same_on_two_sides_is_refused_with_both_names_unless_it_is_allowed() {
    Likeness same = alike(Kind.SAME, "2", "5", "4");
    assertThatThrownBy(() -> remarks(false, List.of(fold(1)), same))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("but 2 hold the same")
        .hasMessageContaining("'5' (test) and '2' (train) in fold 1: x.wav")
        .hasMessageContaining("allowGroupOverlap=true");
    assertThat(remarks(true, List.of(fold(1)), same))
        .singleElement()
        .asString()
        .contains("2 hold the same", "flatter");
    assertThat(remarks(false, List.of(fold(1)), alike(Kind.SAME, "4", "5"))).isEmpty();
  }

  @Test
  void a_fold_of_many_is_enough() {
    assertThatThrownBy(() -> remarks(false, List.of(fold(1), fold(2)), alike(Kind.SAME, "3", "4")))
        .hasMessageContaining("'4' (test) and '3' (validation)");
  }

  @Test
  void what_is_shared_in_part_is_remarked_on_with_counts_over_all_folds() {
    assertThat(
            remarks(
                false,
                List.of(fold(1), fold(2)),
                alike(Kind.SHARED, "1", "4"),
                alike(Kind.SHARED, "2", "3"),
                alike(Kind.OVERLAP, "1", "5")))
        .hasSize(2)
        .anyMatch(line -> line.contains("features of 2 recordings") && line.contains("'4' (test)"))
        .anyMatch(line -> line.contains("1 recordings share most of their seconds"));
  }

  @Test
  void what_is_the_same_is_not_told_again_as_shared() {
    assertThat(
            remarks(
                true,
                List.of(fold(1)),
                alike(Kind.SAME, "1", "4"),
                alike(Kind.SHARED, "1", "4"),
                alike(Kind.OVERLAP, "1", "4")))
        .hasSize(1);
  }

  @Test
  void every_kind_of_leak_is_told_at_once() {
    Fold fold =
        new Fold(
            1,
            List.of(of("1", 0, "anna"), of("2", 1, "bert")),
            List.of(),
            List.of(of("3", 0, "bert"), of("4", 1, "Anna")));
    PolyfuseException refused =
        catchThrowableOfType(
            PolyfuseException.class,
            () -> remarks(false, List.of(fold, fold), alike(Kind.SAME, "1", "4")));
    assertThat(refused.problems()).hasSize(3);
  }

  @Test
  void a_validation_part_of_one_class_is_remarked_on() {
    Fold fold =
        new Fold(
            3,
            List.of(of("1", 0, "x"), of("2", 1, "x")),
            List.of(of("3", 1, "y")),
            List.of(of("4", 0, "z"), of("5", 1, "z")));
    assertThat(remarks(false, List.of(fold)))
        .singleElement()
        .asString()
        .contains("fold 3 holds class 'b' alone");
  }
}
