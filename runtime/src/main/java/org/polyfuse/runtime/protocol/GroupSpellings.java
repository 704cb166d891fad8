package org.polyfuse.runtime.protocol;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.Spelling;
import org.polyfuse.api.split.Fold;

/** Groups that stand on two sides of a fold because they are written in two ways. */
final class GroupSpellings {

  private GroupSpellings() {}

  /** What of one kind stands on two sides so, for a message; empty if none does. */
  static Optional<String> onTwoSides(Fold fold, String kind) {
    Map<String, Set<String>> sides = new TreeMap<>();
    note(sides, "train", fold.train(), kind);
    note(sides, "validation", fold.validation(), kind);
    note(sides, "test", fold.test(), kind);
    List<List<String>> several =
        Spelling.several(sides.keySet()).stream()
            .filter(
                names ->
                    names.stream().flatMap(name -> of(sides, name).stream()).distinct().count() > 1)
            .toList();
    return several.stream()
        .findFirst()
        .map(
            names ->
                String.format(
                    Locale.ROOT,
                    "%d of kind '%s' do in fold %d in other spellings, such as %s.",
                    several.size(),
                    kind,
                    fold.number(),
                    names.stream()
                        .map(name -> "'" + name + "' (" + String.join(", ", of(sides, name)) + ")")
                        .collect(Collectors.joining(" and "))));
  }

  private static Set<String> of(Map<String, Set<String>> sides, String name) {
    return sides.getOrDefault(name, Set.of());
  }

  private static void note(
      Map<String, Set<String>> sides, String side, List<Recording> part, String kind) {
    for (Recording recording : part) {
      String group = recording.groups().get(kind);
      if (group != null) {
        sides.computeIfAbsent(group, name -> new LinkedHashSet<>()).add(side);
      }
    }
  }
}
