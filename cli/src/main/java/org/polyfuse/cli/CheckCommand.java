package org.polyfuse.cli;

import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.cli.console.ExitCode;
import org.polyfuse.cli.console.Output;
import org.polyfuse.cli.text.PlanText;
import org.polyfuse.cli.text.PlanTree;
import org.polyfuse.runtime.check.MemoryEstimate;
import org.polyfuse.runtime.check.MemoryEstimator;
import org.polyfuse.runtime.config.ConfigLoader;
import org.polyfuse.runtime.config.Loaded;
import org.polyfuse.runtime.folder.RunFinder;
import org.polyfuse.runtime.names.Shown;
import org.polyfuse.runtime.plan.SystemPlan;
import org.polyfuse.runtime.plan.SystemPlanner;
import org.polyfuse.runtime.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code polyfuse check}. */
@Command(
    name = "check",
    description = {
      "Plans a study without training it: settings, the shape of every stage, layers, parameters.",
      "The dataset is listed for its classes; streams are read only where nothing else tells a"
          + " shape."
    })
final class CheckCommand implements Callable<Integer> {

  @Inject private ConfigLoader loader;
  @Inject private SystemPlanner planner;
  @Inject private MemoryEstimator estimator;
  @ParentCommand private PolyfuseCommand polyfuse;
  @Mixin private StudyArguments arguments;

  @Override
  public Integer call() {
    Output output = polyfuse.output();
    Loaded<Study> loaded = arguments.load(loader);
    SystemPlan plan = planner.plan(loaded.value(), new RunFinder(polyfuse.runs()));
    Optional<MemoryEstimate> memory = memory(plan, output);
    if (output.isJson()) {
      output.json(PlanTree.of(plan, memory, loaded.remarks()));
      return ExitCode.DONE;
    }
    loaded.remarks().forEach(output::line);
    plan.probed()
        .forEach(
            name ->
                output.line(
                    String.format(Locale.ROOT, "modalities.%s: %s", name, PlanText.PROBED)));
    output.lines(PlanText.of(plan));
    plan.ahead().forEach(output::line);
    memory.map(MemoryEstimate::line).ifPresent(output::line);
    plan.remarks().forEach(line -> warn(output, line));
    memory.ifPresent(it -> it.remarks().forEach(line -> warn(output, line)));
    return ExitCode.DONE;
  }

  private static void warn(Output output, String text) {
    output.line("warning: " + Shown.line(Shown.message(text)));
  }

  /** A plan needs no engine; where its natives are missing only the estimate is. */
  private Optional<MemoryEstimate> memory(SystemPlan plan, Output output) {
    try {
      return estimator.of(plan);
    } catch (PolyfuseException e) {
      output.note("memory is not estimated: " + e.getMessage());
      return Optional.empty();
    }
  }
}
