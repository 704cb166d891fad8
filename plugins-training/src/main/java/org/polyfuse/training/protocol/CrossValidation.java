package org.polyfuse.training.protocol;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.split.Fold;
import org.polyfuse.api.split.Groups;
import org.polyfuse.api.split.Protocol;

/**
 * Every group is tested once. Fold k tests the k-th share of the groups in natural order of their
 * names, neighbours together; shares differ by one group at most.
 */
record CrossValidation(String kind, OptionalInt folds, Validate validate, boolean allowsOverlap)
    implements Protocol {

  @Override
  public List<Fold> folds(List<Recording> recordings, long seed) {
    Map<String, List<Recording>> groups = Groups.of(recordings, kind);
    List<Set<String>> shares = shares(List.copyOf(groups.keySet()), count(groups.keySet()));
    List<Fold> made = new ArrayList<>();
    for (int k = 0; k < shares.size(); k++) {
      made.add(fold(recordings, shares, k));
    }
    return made;
  }

  private Fold fold(List<Recording> recordings, List<Set<String>> shares, int k) {
    Set<String> test = shares.get(k);
    Set<String> validation =
        validate == Validate.NONE ? Set.of() : shares.get((k + 1) % shares.size());
    Set<String> train = new HashSet<>();
    shares.forEach(train::addAll);
    train.removeAll(test);
    train.removeAll(validation);
    return new Fold(
        k + 1,
        Groups.members(recordings, kind, train),
        Groups.members(recordings, kind, validation),
        Groups.members(recordings, kind, test));
  }

  private int count(Set<String> groups) {
    int count = folds.orElse(groups.size());
    int fewest = validate == Validate.NEXT ? 3 : 2;
    if (count > groups.size()) {
      throw new PolyfuseException(
          String.format(
                  Locale.ROOT,
                  "evaluation.protocol.folds: must be at most the number of groups of kind '%s', %d, but",
                  kind,
                  groups.size())
              + String.format(Locale.ROOT, " was %d. Groups: %s.", count, Groups.listed(groups)));
    }
    if (count < fewest) {
      throw new PolyfuseException(
          String.format(
                  Locale.ROOT,
                  "evaluation.protocol: %d groups of kind '%s' or more are needed (%s) but there are %d: %s.",
                  fewest,
                  kind,
                  parts(),
                  count,
                  Groups.listed(groups))
              + " Split by another kind, or set evaluation.protocol.type=share.");
    }
    return count;
  }

  private String parts() {
    return validate == Validate.NEXT
        ? "one tests, one validates, the rest trains"
        : "one tests, the rest trains";
  }

  private static List<Set<String>> shares(List<String> groups, int count) {
    List<Set<String>> shares = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      shares.add(new HashSet<>());
    }
    for (int i = 0; i < groups.size(); i++) {
      shares.get((int) ((long) i * count / groups.size())).add(groups.get(i));
    }
    return shares;
  }

  @Override
  public boolean single() {
    return false;
  }

  @Override
  public Optional<String> by() {
    return Optional.of(kind);
  }
}
