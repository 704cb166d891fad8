package org.polyfuse.tables.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.polyfuse.runtime.folder.History;
import org.polyfuse.runtime.folder.RunFolder;
import org.polyfuse.tables.plan.RunPlan;

/** How long runs take, from those that are finished. Safe for use from several threads. */
public final class Estimate {

  private final Map<String, List<Double>> seconds = new LinkedHashMap<>(); // by system

  /** Learns from a finished run what its folder says: the epochs of its folds. */
  public void learn(RunPlan run) {
    Path history = run.folder().resolve(RunFolder.HISTORY);
    if (Files.exists(history)) {
      learn(run, History.seconds(history));
    }
  }

  /** Learns how long a run took. */
  public synchronized void learn(RunPlan run, double took) {
    seconds.computeIfAbsent(run.system(), key -> new ArrayList<>()).add(took);
  }

  /** The mean of the system's runs, else of all runs; empty if none is finished. */
  public synchronized OptionalDouble of(RunPlan run) {
    List<Double> own = seconds.getOrDefault(run.system(), List.of());
    return own.isEmpty()
        ? seconds.values().stream()
            .mapToDouble(each -> each.stream().mapToDouble(Double::doubleValue).average().orElse(0))
            .average()
        : own.stream().mapToDouble(Double::doubleValue).average();
  }

  /** How long runs take in so many processes at once; empty if one of them is unknown. */
  public OptionalDouble of(List<RunPlan> runs, int jobs) {
    double sum = 0;
    for (RunPlan run : runs) {
      OptionalDouble each = of(run);
      if (each.isEmpty()) {
        return OptionalDouble.empty();
      }
      sum += each.getAsDouble();
    }
    return OptionalDouble.of(sum / jobs);
  }
}
