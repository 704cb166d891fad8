package org.polyfuse.cli;

import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import org.polyfuse.cli.console.Display;
import org.polyfuse.cli.console.ExitCode;
import org.polyfuse.cli.console.Output;
import org.polyfuse.cli.text.InspectionText;
import org.polyfuse.runtime.check.StudyInspection;
import org.polyfuse.runtime.check.StudyInspector;
import org.polyfuse.runtime.config.ConfigLoader;
import org.polyfuse.runtime.folder.RunFinder;
import org.polyfuse.runtime.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code polyfuse inspect}. */
@Command(
    name = "inspect",
    description =
        "Loads a study's data: classes, groups, lengths, damage, the folds, and one batch.")
final class InspectCommand implements Callable<Integer> {

  @Inject private ConfigLoader loader;
  @Inject private StudyInspector inspector;
  @ParentCommand private PolyfuseCommand polyfuse;
  @Mixin private StudyArguments arguments;

  @Override
  public Integer call() {
    Output output = polyfuse.output();
    Study study = arguments.load(loader).value();
    StudyInspection inspection = inspect(study, output);
    if (output.isJson()) {
      output.json(inspection);
    } else {
      output.lines(InspectionText.of(inspection));
    }
    return ExitCode.DONE;
  }

  private StudyInspection inspect(Study study, Output output) {
    try (Display display = Display.of(output)) {
      return inspector.inspect(study, new RunFinder(polyfuse.runs()), display);
    }
  }
}
