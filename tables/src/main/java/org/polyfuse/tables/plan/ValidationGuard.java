package org.polyfuse.tables.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.polyfuse.runtime.check.ValidationPart;

/**
 * Names what a table chooses on validation although a system has no validation part: the best
 * epoch, a grid's best setting, a mixture's weights. After the runs it would be too late. For one
 * call.
 */
final class ValidationGuard {

  private final SystemPlans plans;
  private final Map<String, Boolean> without = new HashMap<>();

  ValidationGuard(SystemPlans plans) {
    this.plans = plans;
  }

  /** One line for each choice that cannot be made. */
  List<String> check(List<RowPlan> rows) {
    rows.forEach(row -> without.put(row.name(), isWithout(row)));
    List<String> problems = new ArrayList<>();
    for (RowPlan row : rows) {
      if (isWeighed(row)) {
        row.section().combine().orElseThrow().runs().keySet().stream()
            .filter(member -> without.getOrDefault(member, false))
            .map(member -> problem(row, "combine", "the weights are", "'" + member + "' has"))
            .forEach(problems::add);
      } else if (without.getOrDefault(row.name(), false)) {
        if (row.points().size() > 1) {
          problems.add(problem(row, "grid", "the best setting is", "it has"));
        } else if (selects(row)) {
          problems.add(problem(row, "set", "the best epoch is", "it has"));
        }
      }
    }
    return problems;
  }

  private static boolean isWeighed(RowPlan row) {
    return row.section()
        .combine()
        .filter(each -> each.weights().equals(List.of(SystemSection.Combine.VALIDATION)))
        .isPresent();
  }

  private static boolean selects(RowPlan row) {
    return row.points().get(0).runs().stream()
        .anyMatch(run -> !run.study().training().select().isNone());
  }

  private static boolean isWithout(RowPlan row) {
    return row.points().stream()
        .flatMap(point -> point.runs().stream().limit(1)) // seeds do not change it
        .anyMatch(run -> ValidationPart.isMissing(run.study()));
  }

  private String problem(RowPlan row, String key, String chosen, String who) {
    return String.format(
        Locale.ROOT,
        "systems.%s: %s chosen on validation but %s no validation part. Give it one in"
            + " evaluation.protocol, or take the choice away%s.%s",
        row.name(),
        chosen,
        who,
        key.equals("set") ? " (training.select=none)" : "",
        plans.where(row.name(), key));
  }
}
