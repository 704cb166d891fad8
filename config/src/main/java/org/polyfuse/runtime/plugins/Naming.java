package org.polyfuse.runtime.plugins;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.polyfuse.api.PartFactory;

/**
 * Gives each name to one part of a kind. A name that the class path has is never taken over by a
 * plugin folder: a config means the same on every machine. Where two plugins outside it ask for one
 * name neither gets it, since which of them came first would depend on the order of folders.
 */
final class Naming {

  private Naming() {}

  /**
   * Parts by name.
   *
   * @param known parts that have their names already
   * @param asking parts that ask for theirs
   * @param problems where to put what is refused
   */
  static SortedMap<String, PartFactory<?>> of(
      SortedMap<String, FoundPart> known,
      List<FoundPart> asking,
      Collection<PluginProblem> problems) {
    SortedMap<String, PartFactory<?>> named = new TreeMap<>();
    known.forEach((name, part) -> named.put(name, part.factory()));
    byName(asking)
        .forEach(
            (name, parts) -> {
              if (known.containsKey(name)) {
                parts.forEach(part -> problems.add(taken(part, known.get(name))));
              } else if (parts.size() > 1) {
                problems.add(twice(parts));
              } else {
                named.put(name, parts.get(0).factory());
              }
            });
    return named;
  }

  static SortedMap<String, List<FoundPart>> byName(List<FoundPart> parts) {
    return parts.stream()
        .collect(Collectors.groupingBy(FoundPart::name, TreeMap::new, Collectors.toList()));
  }

  private static PluginProblem taken(FoundPart part, FoundPart owner) {
    return problem(
        part,
        String.format(
            Locale.ROOT,
            "'%s' is the name of %s, which is used, and not %s. Rename the plugin's part.",
            part.name(),
            owner.shown(),
            part.shown()));
  }

  /** Parts that share a name. */
  static PluginProblem twice(List<FoundPart> parts) {
    return problem(
        parts.get(0),
        String.format(
            Locale.ROOT,
            "%s plugins are named '%s', so none of them is used: %s. Remove all but one.",
            parts.size() == 2 ? "two" : parts.size(),
            parts.get(0).name(),
            String.join(" and ", parts.stream().map(FoundPart::shown).toList())));
  }

  private static PluginProblem problem(FoundPart part, String reason) {
    return new PluginProblem(
        part.source(), Optional.of(part.kind()), Optional.of(part.name()), reason);
  }
}
