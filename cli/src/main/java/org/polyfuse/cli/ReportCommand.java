package org.polyfuse.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.polyfuse.cli.console.ExitCode;
import org.polyfuse.cli.console.Output;
import org.polyfuse.report.Reports;
import org.polyfuse.runtime.folder.RunFinder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code polyfuse report}. */
@Command(
    name = "report",
    description = {
      "Makes the page of a finished run or of a table again, from its folder alone.",
      "The page is report.html in that folder: one file, without scripts, nothing from elsewhere."
    })
final class ReportCommand implements Callable<Integer> {

  @ParentCommand private PolyfuseCommand polyfuse;

  @Parameters(
      index = "0",
      paramLabel = "RUN_OR_TABLE",
      description = "The folder of a run or of a table, or a run's name.")
  private String name;

  @Override
  public Integer call() {
    Output output = polyfuse.output();
    Path page = Reports.of(folder());
    if (output.isJson()) {
      output.json(Map.of("report", page.toString()));
    } else {
      output.line(page.toString());
    }
    return ExitCode.DONE;
  }

  private Path folder() {
    for (Path each : new Path[] {Path.of(name), polyfuse.runs().resolve(name)}) {
      if (Reports.isTable(each)) {
        return each;
      }
    }
    return new RunFinder(polyfuse.runs()).find(name);
  }
}
