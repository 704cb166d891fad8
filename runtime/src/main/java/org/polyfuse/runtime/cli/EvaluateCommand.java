package org.polyfuse.runtime.cli;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.polyfuse.runtime.run.RunEvaluation;
import org.polyfuse.runtime.run.RunEvaluator;
import org.polyfuse.runtime.run.RunFinder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code polyfuse evaluate}. */
@Command(
    name = "evaluate",
    description = {
      "Evaluates a trained run again. Its folder stays as it is.",
      "Each fold's system predicts the fold's test part; with dataset.* settings that give other"
          + " data, the final model predicts all of it."
    })
final class EvaluateCommand implements Callable<Integer> {

  @Inject private RunEvaluator evaluator;
  @ParentCommand private PolyfuseCommand polyfuse;

  @Parameters(index = "0", paramLabel = "RUN", description = "A run's folder, or its name.")
  private String run;

  @Parameters(
      index = "1..*",
      paramLabel = "KEY=VALUE",
      description = "Settings that go over the run's, such as dataset.root=DIR, engine.device=cpu.")
  private List<String> overrides = new ArrayList<>();

  @Option(names = "--fold", paramLabel = "K", description = "Only the system of that fold.")
  private Optional<Integer> fold = Optional.empty();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write the predictions there, as predictions.csv.")
  private List<Path> files = new ArrayList<>();

  @Override
  public Integer call() {
    Output output = polyfuse.output();
    Path folder = new RunFinder(polyfuse.runs()).find(run);
    RunEvaluation evaluation = evaluate(folder, output);
    evaluation.remarks().forEach(output::note);
    files.forEach(evaluation.predictions()::write);
    if (output.isJson()) {
      output.json(evaluation.metrics());
    } else {
      output.lines(MetricsText.of(evaluation.metrics()));
    }
    return ExitCode.DONE;
  }

  private RunEvaluation evaluate(Path folder, Output output) {
    try (Display display = Display.of(output)) {
      return evaluator.evaluate(folder, overrides, number(), display);
    }
  }

  private OptionalInt number() {
    return fold.map(OptionalInt::of).orElse(OptionalInt.empty());
  }
}
