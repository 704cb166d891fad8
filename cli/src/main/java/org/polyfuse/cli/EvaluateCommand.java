package org.polyfuse.cli;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.cli.console.Display;
import org.polyfuse.cli.console.ExitCode;
import org.polyfuse.cli.console.Output;
import org.polyfuse.cli.text.ConditionText;
import org.polyfuse.cli.text.MetricsText;
import org.polyfuse.runtime.data.Conditions;
import org.polyfuse.runtime.folder.RunFinder;
import org.polyfuse.runtime.run.Robustness;
import org.polyfuse.runtime.run.RunEvaluation;
import org.polyfuse.runtime.run.RunEvaluator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code polyfuse evaluate}. */
@Command(
    name = "evaluate",
    description = {
      "Evaluates a trained run again. Its results stay as they are.",
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

  @Mixin private ConditionArguments arguments;

  @Option(
      names = "--save",
      description =
          "Keep the results, by condition, in robustness.csv of the run's folder, where a report"
              + " finds them.")
  private boolean save;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write the predictions there, as predictions.csv.")
  private List<Path> files = new ArrayList<>();

  @Override
  public Integer call() {
    refuseContradictions();
    Output output = polyfuse.output();
    Path folder = new RunFinder(polyfuse.runs()).find(run);
    List<RunEvaluation> evaluations = evaluate(folder, output);
    Set<String> remarks = new LinkedHashSet<>();
    evaluations.forEach(each -> remarks.addAll(each.remarks()));
    remarks.forEach(output::note);
    files.forEach(evaluations.get(0).predictions()::write);
    if (save) {
      Robustness.add(folder, evaluations);
    }
    show(evaluations, output);
    return ExitCode.DONE;
  }

  private void refuseContradictions() {
    if (arguments.isSweep() && !files.isEmpty()) {
      throw new PolyfuseException(
          "--output: takes the predictions under one condition but several are asked for. Give each"
              + " modality one ratio of noise.");
    }
    boolean others = overrides.stream().anyMatch(each -> each.startsWith("dataset."));
    if (save && (others || fold.isPresent())) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "--save: must be of the run's own test parts, all of them, but %s is given. Leave it"
                  + " out.",
              others ? "dataset.*" : "--fold"));
    }
  }

  private List<RunEvaluation> evaluate(Path folder, Output output) {
    List<Conditions> conditions = arguments.conditions();
    try (Display display = Display.of(output)) {
      return evaluator.evaluate(folder, overrides, number(), conditions, display);
    }
  }

  private OptionalInt number() {
    return fold.map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  private void show(List<RunEvaluation> evaluations, Output output) {
    RunEvaluation first = evaluations.get(0);
    if (arguments.isSweep() && output.isJson()) {
      output.json(evaluations.stream().map(EvaluateCommand::tree).toList());
    } else if (arguments.isSweep()) {
      output.lines(ConditionText.table(evaluations));
    } else if (output.isJson()) {
      output.json(first.metrics());
    } else {
      output.lines(ConditionText.header(first.conditions()));
      output.lines(MetricsText.of(first.metrics()));
    }
  }

  private static Map<String, Object> tree(RunEvaluation evaluation) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("condition", evaluation.conditions().toString());
    tree.put("without", evaluation.conditions().without());
    tree.put("noise", evaluation.conditions().noise());
    tree.put("metrics", evaluation.metrics());
    return tree;
  }
}
