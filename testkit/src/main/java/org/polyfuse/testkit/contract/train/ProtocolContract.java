package org.polyfuse.testkit.contract.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.data.Label;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.split.Fold;
import org.polyfuse.api.split.Groups;
import org.polyfuse.api.split.Protocol;
import org.polyfuse.api.split.ProtocolFactory;
import org.polyfuse.testkit.contract.PartContract;

/** What holds for every protocol. To be extended with {@link #factory()}. */
public abstract class ProtocolContract extends PartContract<ProtocolFactory<?>> {

  private static final List<Long> SEEDS = List.of(0L, 1L, -7L, 1L << 40);

  /** For the extending class. */
  protected ProtocolContract() {}

  /**
   * The corpus that is split: at first five sessions of two speakers, three classes, eight
   * recordings a speaker; three sessions train by the corpus's own word, one validates, one tests.
   */
  protected List<Recording> recordings() {
    List<Recording> recordings = new ArrayList<>();
    for (int session = 1; session <= 5; session++) {
      String split = session <= 3 ? "train" : session == 4 ? "validation" : "test";
      for (int i = 0; i < 16; i++) {
        String speaker = "Ses" + session + (i % 2 == 0 ? "F" : "M");
        recordings.add(
            new Recording(
                speaker + "-" + i,
                Optional.of(new Label.OfClass(i / 2 % 3)),
                Map.of("session", "Ses" + session, "speaker", speaker),
                Optional.of(split),
                Map.of()));
      }
    }
    return recordings;
  }

  @Override
  protected final Class<?> spi() {
    return ProtocolFactory.class;
  }

  private List<Protocol> protocols() {
    return settings().stream().map(this::create).toList();
  }

  @SuppressWarnings("unchecked") // settings() gives records of the factory's own type
  private Protocol create(Record settings) {
    return ((ProtocolFactory<Record>) factory()).create(resolved(settings));
  }

  @Test
  void folds_are_counted_from_one_and_each_trains_and_tests() {
    for (Protocol protocol : protocols()) {
      for (long seed : SEEDS) {
        List<Fold> folds = protocol.folds(recordings(), seed);
        assertThat(folds).isNotEmpty();
        assertThat(!protocol.single() || folds.size() == 1).as("single() and its folds").isTrue();
        for (int i = 0; i < folds.size(); i++) {
          assertThat(folds.get(i).number()).isEqualTo(i + 1);
          assertThat(folds.get(i).train()).as("train").isNotEmpty();
          assertThat(folds.get(i).test()).as("test").isNotEmpty();
        }
      }
    }
  }

  @Test
  void a_recording_stands_in_a_fold_once_and_is_tested_once() {
    for (Protocol protocol : protocols()) {
      for (long seed : SEEDS) {
        List<Recording> tested = new ArrayList<>();
        for (Fold fold : protocol.folds(recordings(), seed)) {
          assertThat(sides(protocol, fold).values().stream().flatMap(List::stream))
              .doesNotHaveDuplicates()
              .isSubsetOf(recordings());
          tested.addAll(fold.test());
        }
        assertThat(tested).as("tested in any fold").doesNotHaveDuplicates();
      }
    }
  }

  /** The sides of a fold; what selects on the reported part has that part twice on purpose. */
  private static Map<String, List<Recording>> sides(Protocol protocol, Fold fold) {
    return protocol.selectsOnReported()
        ? Map.of("train", fold.train(), "test", fold.test())
        : Map.of("train", fold.train(), "validation", fold.validation(), "test", fold.test());
  }

  @Test
  void no_group_that_it_keeps_whole_and_no_speaker_stands_on_two_sides() {
    for (Protocol protocol : protocols()) {
      if (protocol.allowsOverlap()) {
        continue; // at the user's wish
      }
      Set<String> kinds = new HashSet<>(Set.of(Groups.SPEAKER));
      protocol.by().ifPresent(kinds::add);
      for (long seed : SEEDS) {
        for (Fold fold : protocol.folds(recordings(), seed)) {
          kinds.forEach(kind -> assertApart(kind, sides(protocol, fold)));
        }
      }
    }
  }

  private static void assertApart(String kind, Map<String, List<Recording>> sides) {
    Map<String, String> sideOf = new HashMap<>();
    sides.forEach(
        (side, part) ->
            part.forEach(
                recording -> {
                  String group = recording.groups().get(kind);
                  if (group != null) {
                    String other = sideOf.putIfAbsent(group, side);
                    assertThat(other == null || other.equals(side))
                        .as("%s '%s' stands in %s and in %s", kind, group, other, side)
                        .isTrue();
                  }
                }));
  }

  @Test
  void the_same_seed_gives_the_same_folds() {
    for (Record settings : settings()) {
      for (long seed : SEEDS) {
        assertThat(create(settings).folds(recordings(), seed))
            .isEqualTo(create(settings).folds(recordings(), seed));
      }
    }
  }
}
