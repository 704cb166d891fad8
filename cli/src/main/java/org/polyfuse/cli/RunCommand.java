package org.polyfuse.cli;

import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.polyfuse.cli.console.Display;
import org.polyfuse.cli.console.ExitCode;
import org.polyfuse.cli.console.Output;
import org.polyfuse.cli.console.TextTable;
import org.polyfuse.cli.text.MetricsText;
import org.polyfuse.report.Reports;
import org.polyfuse.runtime.config.ConfigLoader;
import org.polyfuse.runtime.data.LoadProgress;
import org.polyfuse.runtime.names.Numbers;
import org.polyfuse.runtime.run.RunOptions;
import org.polyfuse.runtime.run.RunResult;
import org.polyfuse.runtime.run.StudyRunner;
import org.polyfuse.runtime.study.Study;
import org.polyfuse.runtime.train.InterruptedRunException;
import org.polyfuse.runtime.train.SaveOnExit;
import org.polyfuse.runtime.train.StopSignal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code polyfuse run}. */
@Command(
    name = "run",
    description = {
      "Trains and evaluates a study.",
      "An unfinished run goes on where it stopped; a finished one shows its results again."
    })
final class RunCommand implements Callable<Integer> {

  @Inject private ConfigLoader loader;
  @Inject private StudyRunner runner;
  @ParentCommand private PolyfuseCommand polyfuse;
  @Mixin private StudyArguments arguments;

  @Option(
      names = "--force",
      description = "Start anew, in a new folder; without it that one goes on and is shown.")
  private boolean force;

  @Override
  public Integer call() {
    Study study = arguments.load(loader).value();
    Output output = polyfuse.output();
    StopSignal stop = new StopSignal();
    try (SaveOnExit guard = new SaveOnExit(stop, output::note)) {
      return run(study, output, stop);
    }
  }

  private int run(Study study, Output output, StopSignal stop) {
    try {
      RunResult result = train(study, output, stop);
      Path page = page(result);
      show(result, page, output);
      return ExitCode.DONE;
    } catch (InterruptedRunException e) {
      output
          .messages()
          .println(
              String.format(
                  Locale.ROOT,
                  "polyfuse: interrupted at %s; %s",
                  e.getMessage(),
                  StudyArguments.goesOn(force)));
      return ExitCode.INTERRUPTED;
    } finally {
      output.data().flush(); // the JVM may end as soon as the guard is closed
      output.messages().flush();
    }
  }

  private RunResult train(Study study, Output output, StopSignal stop) {
    try (Display display = Display.of(output)) {
      LoadProgress loading =
          (done, all) -> {
            if (stop.isStopping()) {
              throw new InterruptedRunException(
                  String.format(Locale.ROOT, "features of %d of %d recordings", done, all));
            }
            display.at(done, all);
          };
      return runner.run(study, new RunOptions(polyfuse.runs(), force, display, loading, stop));
    }
  }

  /** A finished run keeps the page that it has. */
  private static Path page(RunResult result) {
    Path page = result.folder().resolve(Reports.FILE);
    return result.isNew() || !Files.exists(page) ? Reports.firstOfRun(result.folder()) : page;
  }

  private static void show(RunResult result, Path page, Output output) {
    if (!result.isNew()) {
      output.note(result.folder() + ": finished before; nothing was run (--force runs it anew)");
    }
    if (output.isJson()) {
      output.json(result.metrics());
      return;
    }
    output.lines(MetricsText.of(result.metrics()));
    output.line("");
    output.lines(
        new TextTable(1)
            .row("parameters", Numbers.count(result.metrics().parameters()))
            .row("training", Numbers.clock(result.metrics().trainSeconds()))
            .row("folder", result.folder().toString())
            .row("report", page.toString())
            .lines());
  }
}
