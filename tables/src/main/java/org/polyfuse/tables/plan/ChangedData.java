package org.polyfuse.tables.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.polyfuse.runtime.check.DataCheck;
import org.polyfuse.runtime.run.RunResult;

/** Names finished runs whose data are other ones by now: a table would mix old and new. */
final class ChangedData {

  private static final int NAMED = 3;

  private ChangedData() {}

  /** One line for each kind of change. */
  static List<String> of(List<RunPlan> runs) {
    DataCheck check = new DataCheck();
    Map<String, List<String>> labels = new LinkedHashMap<>();
    for (RunPlan run : runs) {
      if (RunResult.read(run.folder()).isPresent()) {
        check
            .changes(run.folder(), run.study())
            .ifPresent(
                what -> labels.computeIfAbsent(what, key -> new ArrayList<>()).add(run.label()));
      }
    }
    return labels.entrySet().stream()
        .map(
            each ->
                String.format(
                    Locale.ROOT,
                    "Finished before and not run again, but %s. Holds for %d of %d runs (%s)."
                        + " --force runs the table anew.",
                    each.getKey(),
                    each.getValue().size(),
                    runs.size(),
                    some(each.getValue())))
        .toList();
  }

  private static String some(List<String> labels) {
    String named = String.join("; ", labels.subList(0, Math.min(NAMED, labels.size())));
    return labels.size() > NAMED ? named + "; ..." : named;
  }
}
