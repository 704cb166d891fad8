package org.polyfuse.runtime.protocol;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.polyfuse.api.split.Fold;
import org.polyfuse.runtime.protocol.Likeness.Kind;

/** Recordings that stand on two sides of a fold under other ids. For one check of all folds. */
final class SplitLeaks {

  private final boolean allowed;
  private final List<Likeness> alike;
  private final Map<Kind, Found> found = new EnumMap<>(Kind.class);

  SplitLeaks(boolean allowed, List<Likeness> alike) {
    this.allowed = allowed;
    this.alike = withoutRepetition(alike);
  }

  /** Those that leak in one way, and the first of them. */
  private record Found(Set<String> ids, String first) {}

  /** What is the same in all is the same in each. */
  private static List<Likeness> withoutRepetition(List<Likeness> alike) {
    Map<String, Likeness> same = new HashMap<>();
    List<Likeness> kept = new ArrayList<>();
    for (Likeness each : alike) {
      if (each.kind() == Kind.SAME) {
        each.ids().forEach(id -> same.put(id, each));
        kept.add(each);
      } else {
        Set<Likeness> known = new HashSet<>();
        each.ids().forEach(id -> known.add(same.getOrDefault(id, each)));
        if (known.size() > 1 || known.contains(each)) {
          kept.add(each);
        }
      }
    }
    return kept;
  }

  /** Looks at a fold. */
  void look(Fold fold) {
    if (alike.isEmpty()) {
      return;
    }
    Map<String, String> sides = new HashMap<>();
    fold.train().forEach(each -> sides.put(each.id(), "train"));
    fold.validation().forEach(each -> sides.put(each.id(), "validation"));
    fold.test().forEach(each -> sides.put(each.id(), "test"));
    alike.forEach(each -> look(fold, each, sides));
  }

  private void look(Fold fold, Likeness likeness, Map<String, String> sides) {
    Map<String, List<String>> bySide = new LinkedHashMap<>();
    for (String id : likeness.ids()) {
      String side = sides.get(id);
      if (side != null) {
        bySide.computeIfAbsent(side, key -> new ArrayList<>()).add(id);
      }
    }
    if (bySide.size() < 2) {
      return;
    }
    String home =
        List.of("train", "validation").stream()
            .filter(bySide::containsKey)
            .findFirst()
            .orElseThrow();
    String origin = bySide.getOrDefault(home, List.of()).get(0);
    bySide.remove(home);
    bySide.forEach(
        (side, ids) ->
            found
                .computeIfAbsent(
                    likeness.kind(),
                    kind ->
                        new Found(
                            new LinkedHashSet<>(),
                            String.format(
                                Locale.ROOT,
                                "'%2$s' (%3$s) and '%4$s' (%5$s) in fold %1$d: %6$s",
                                fold.number(),
                                ids.get(0),
                                side,
                                origin,
                                home,
                                likeness.what())))
                .ids()
                .addAll(ids));
  }

  /** What is to be refused: the same recording on two sides, unless it may be. */
  Optional<String> problem() {
    return Optional.ofNullable(found.get(Kind.SAME))
        .filter(same -> !allowed)
        .map(
            same ->
                text(Kind.SAME, same)
                    + " Keep one of each, put them on one side, or set"
                    + " evaluation.protocol.allowGroupOverlap=true.");
  }

  /** What was found in all folds. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    found.forEach((kind, leaks) -> remarks.add(text(kind, leaks) + " Results may flatter."));
    return remarks;
  }

  private static String text(Kind kind, Found leaks) {
    String what =
        switch (kind) {
          case SAME ->
              "no recording may stand on two sides of a split, but %d hold the same as one of another"
                  + " side";
          case SHARED -> "the features of %d recordings are in one stream those of another side";
          case OVERLAP -> "%d recordings share most of their seconds with one of another side";
        };
    return String.format(
        Locale.ROOT,
        "evaluation.protocol: " + what + ", such as %s.",
        leaks.ids().size(),
        leaks.first());
  }
}
