package org.polyfuse.cli;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.cli.console.ExitCode;
import org.polyfuse.cli.console.Output;
import org.polyfuse.cli.console.TableDisplay;
import org.polyfuse.cli.console.TextTable;
import org.polyfuse.cli.text.TableLines;
import org.polyfuse.cluster.Cluster;
import org.polyfuse.cluster.Clusters;
import org.polyfuse.report.Reports;
import org.polyfuse.runtime.names.Numbers;
import org.polyfuse.runtime.names.Shown;
import org.polyfuse.runtime.train.InterruptedRunException;
import org.polyfuse.runtime.train.SaveOnExit;
import org.polyfuse.runtime.train.StopSignal;
import org.polyfuse.tables.TableRunner;
import org.polyfuse.tables.judge.TableResult;
import org.polyfuse.tables.plan.Row;
import org.polyfuse.tables.plan.RunPlan;
import org.polyfuse.tables.plan.TablePlan;
import org.polyfuse.tables.plan.TablePlanner;
import org.polyfuse.tables.process.LocalProcesses;
import org.polyfuse.tables.process.RunHost;
import org.polyfuse.tables.run.JobState;
import org.polyfuse.tables.run.TableOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code polyfuse ablate}. */
@Command(
    name = "ablate",
    description = {
      "Runs every system of a table file with every seed, unless that is done, and prints the"
          + " table.",
      "An interrupted table goes on where it stopped; a run that failed does not stop the others."
    })
final class AblateCommand implements Callable<Integer> {

  @Inject private TablePlanner planner;
  @Inject private TableRunner runner;
  @ParentCommand private PolyfuseCommand polyfuse;

  @Parameters(index = "0", paramLabel = "TABLE", description = "A table file.")
  private Path file;

  @Parameters(
      index = "1..*",
      paramLabel = "KEY=VALUE",
      description =
          "Keys of a table, such as seeds=[1], go over the table; others, such as dataset.root=DIR,"
              + " over every system's config, beneath what the table sets.")
  private List<String> overrides = new ArrayList<>();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      defaultValue = "1",
      description = "Runs at once, in processes that share the cores (default: ${DEFAULT-VALUE}).")
  private int jobs;

  @Option(
      names = "--on",
      paramLabel = "MASTER",
      description =
          "Run on a cluster: local[N], local-cluster[N,CORES,MIB], spark://HOST:PORT, yarn,"
              + " k8s://URL.")
  private @Nullable String master;

  @Option(names = "--dry-run", description = "List the runs, and about how long they take.")
  private boolean dryRun;

  @Option(names = "--retry", description = "Try runs again that failed before.")
  private boolean retry;

  @Option(names = "--force", description = "Start anew, in new folders; without it these go on.")
  private boolean force;

  @Override
  public Integer call() {
    if (jobs < 1) {
      throw new PolyfuseException(
          String.format(Locale.ROOT, "--jobs: must be 1 or more but was %d.", jobs));
    }
    refuseNonSettings();
    TablePlan plan = planner.plan(file, overrides, polyfuse.runs(), force);
    return dryRun ? list(plan) : run(plan);
  }

  private void refuseNonSettings() {
    for (String each : overrides) {
      if (!StudyArguments.isOverride(each)) {
        throw new PolyfuseException(
            String.format(
                Locale.ROOT,
                "arguments: one table file is needed but '%s' is another. Settings are key=value.",
                each));
      }
    }
  }

  private int list(TablePlan plan) {
    Map<RunPlan, JobState> states = runner.states(plan);
    TableRunner.TimeLeft left =
        runner.timeLeft(plan, options(TableDisplay.SILENT, new StopSignal()));
    Output output = polyfuse.output();
    if (output.isJson()) {
      List<Map<String, Object>> runs = new ArrayList<>();
      states.forEach((run, state) -> runs.add(tree(run, state)));
      output.json(runs);
      return ExitCode.DONE;
    }
    TextTable table = new TextTable(1, 2, 3).row("run", "seed", "state", "folder");
    states.forEach(
        (run, state) ->
            table.row(
                Shown.name(run.system()),
                String.valueOf(run.seed()),
                word(state),
                run.folder().toString()));
    output.lines(table.lines());
    output.line("");
    output.line(
        String.format(
            Locale.ROOT,
            "%d of %d runs to do; %s",
            left.runs(),
            states.size(),
            left.runs() == 0
                ? "nothing is left"
                : left.seconds().isPresent()
                    ? "about " + Numbers.clock(left.seconds().getAsDouble())
                    : "how long is unknown until the first is done"));
    plan.remarks().forEach(output::note);
    return ExitCode.DONE;
  }

  private static Map<String, Object> tree(RunPlan run, JobState state) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("system", run.system());
    tree.put("seed", run.seed());
    tree.put("state", word(state));
    tree.put("folder", run.folder().toString());
    return tree;
  }

  private static String word(JobState state) {
    return state.name().toLowerCase(java.util.Locale.ROOT);
  }

  private TableOptions options(org.polyfuse.tables.run.TableProgress progress, StopSignal stop) {
    return options(new LocalProcesses(jobs), progress, stop);
  }

  private TableOptions options(
      RunHost host, org.polyfuse.tables.run.TableProgress progress, StopSignal stop) {
    return new TableOptions(
        host,
        retry,
        master == null ? polyfuse.pluginPath() : polyfuse.pluginsToTravel(),
        progress,
        stop);
  }

  private int run(TablePlan plan) {
    Output output = polyfuse.output();
    plan.remarks().forEach(output::note);
    StopSignal stop = new StopSignal();
    try (SaveOnExit guard = new SaveOnExit(stop, output::note)) {
      return run(plan, output, stop);
    }
  }

  private int run(TablePlan plan, Output output, StopSignal stop) {
    try {
      TableResult table = train(plan, output, stop);
      Path page = Reports.ofTable(plan.folder());
      show(plan, table, page, output);
      return code(table);
    } catch (InterruptedRunException e) {
      output
          .messages()
          .println(
              String.format(
                  Locale.ROOT,
                  "polyfuse: interrupted after %s; %s",
                  e.getMessage(),
                  StudyArguments.goesOn(force)));
      return ExitCode.INTERRUPTED;
    } finally {
      output.data().flush(); // the JVM may end as soon as the guard is closed
      output.messages().flush();
    }
  }

  private TableResult train(TablePlan plan, Output output, StopSignal stop) {
    try (TableDisplay display = TableDisplay.of(output)) {
      if (master == null) {
        return runner.run(plan, options(display, stop));
      }
      try (Cluster cluster = Clusters.open(master)) {
        return runner.run(plan, options(cluster.runs(), display, stop));
      }
    }
  }

  private static void show(TablePlan plan, TableResult table, Path page, Output output) {
    if (output.isJson()) {
      output.json(table);
      return;
    }
    output.lines(TableLines.of(table));
    output.line("");
    output.line("folder  " + plan.folder());
    output.line("report  " + page);
  }

  /** A row that failed is something to look at. */
  private static int code(TableResult table) {
    boolean failed =
        table.rows().stream()
            .anyMatch(
                row ->
                    row.runs().stream().anyMatch(run -> run.state() != Row.State.DONE)
                        || row.grid().stream()
                            .flatMap(point -> point.runs().stream())
                            .anyMatch(run -> run.state() != Row.State.DONE));
    return failed ? ExitCode.USER : ExitCode.DONE;
  }
}
