package org.polyfuse.runtime.cli;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.polyfuse.runtime.Polyfuse;
import org.polyfuse.runtime.Prediction;
import org.polyfuse.runtime.Toolkit;
import org.polyfuse.runtime.run.RunFinder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code polyfuse predict}. */
@Command(
    name = "predict",
    description = "Predicts one recording: posteriors, attention, and what the fusion tells.")
final class PredictCommand implements Callable<Integer> {

  @Inject private Toolkit toolkit;
  @ParentCommand private PolyfuseCommand polyfuse;

  @Parameters(index = "0", paramLabel = "RUN", description = "A run's folder, or its name.")
  private String run;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "STREAM=FILE[@START-END]|FILE",
      description = {
        "The file of each stream, or of a span of it in seconds; or one file with all streams.",
        "A stream that is left out counts as absent."
      })
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--fold",
      paramLabel = "K",
      description = "With the system of that fold; else with the final model.")
  private Optional<Integer> fold = Optional.empty();

  @Override
  public Integer call() {
    Output output = polyfuse.output();
    Path folder = new RunFinder(polyfuse.runs()).find(run);
    try (Polyfuse system = toolkit.open(folder, number())) {
      List<String> streams = new ArrayList<>();
      system.study().modalities().forEach((name, each) -> streams.add(each.stream().orElse(name)));
      Prediction prediction = system.predict(RecordingArguments.parse(files, streams));
      prediction.remarks().forEach(output::note);
      if (output.isJson()) {
        output.json(PredictionTree.of(prediction));
      } else {
        output.lines(PredictionText.of(prediction));
      }
    }
    return ExitCode.DONE;
  }

  private OptionalInt number() {
    return fold.map(OptionalInt::of).orElse(OptionalInt.empty());
  }
}
