package org.polyfuse.tables.plan;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.polyfuse.runtime.config.Loaded;
import org.polyfuse.runtime.plugins.Suggestion;

/** Whether rows that other parts of a table name are there and can be what they are named for. */
record TableNames(Loaded<TableFile> table) {

  /** What is wrong with a member of a combination, if anything is. */
  Optional<String> member(String row, String name, SystemSection.Members members) {
    return rule(name, members)
        .map(
            rule ->
                String.format(
                    Locale.ROOT,
                    "systems.%s.combine.runs.%s: %s%s",
                    row,
                    name,
                    rule,
                    table.where("systems", row, "combine", "runs", name)));
  }

  private Optional<String> rule(String name, SystemSection.Members members) {
    SystemSection section = systems().get(name);
    List<Long> seeds = table.value().seeds();
    if (section == null) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "no system is named so%s Known: %s.",
              near(name, trained()),
              join(trained())));
    }
    if (!section.isTrained()) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "must be a trained system but is a %s row.",
              section.isCited() ? "cited" : "combined"));
    }
    if (hasGrid(name) && (members.count() > seeds.size() || !seeds.containsAll(members.seeds()))) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "has a grid, so that only its runs with the table's seeds %s can be mixed.",
              seeds));
    }
    return Optional.empty();
  }

  /** What is wrong with the row that others are compared with, if anything is. */
  Optional<String> comparison() {
    if (table.value().compare().isEmpty()) {
      return Optional.empty();
    }
    String against = table.value().compare().get().against();
    SystemSection row = systems().get(against);
    if (row != null && !row.isCited()) {
      return Optional.empty();
    }
    String rule =
        row == null
            ? String.format(
                Locale.ROOT,
                "no system is named '%s'%s",
                against,
                near(against, systems().keySet()))
            : String.format(
                Locale.ROOT, "must be a row with predictions but '%s' is cited.", against);
    return Optional.of(
        String.format(
            Locale.ROOT,
            "compare.against: %s Known: %s.%s",
            rule,
            join(systems().keySet()),
            table.where("compare", "against")));
  }

  boolean hasGrid(String system) {
    SystemSection section = systems().get(system);
    return section != null && !table.value().gridOf(section).isEmpty();
  }

  private Map<String, SystemSection> systems() {
    return table.value().systems();
  }

  private List<String> trained() {
    return systems().entrySet().stream()
        .filter(each -> each.getValue().isTrained())
        .map(Map.Entry::getKey)
        .toList();
  }

  private static String near(String name, Collection<String> known) {
    return Suggestion.instead(name, known);
  }

  private static String join(Collection<String> names) {
    return String.join(", ", names);
  }
}
