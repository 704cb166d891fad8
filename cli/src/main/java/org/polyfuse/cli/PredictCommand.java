package org.polyfuse.cli;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.cli.console.ExitCode;
import org.polyfuse.cli.console.Output;
import org.polyfuse.cli.predict.ManifestPrediction;
import org.polyfuse.cli.predict.PredictionLines;
import org.polyfuse.cli.predict.PredictionTree;
import org.polyfuse.cli.predict.RecordingArguments;
import org.polyfuse.cluster.Cluster;
import org.polyfuse.cluster.Clusters;
import org.polyfuse.cluster.PredictionOrder;
import org.polyfuse.cluster.PredictionSummary;
import org.polyfuse.runtime.Polyfuse;
import org.polyfuse.runtime.Prediction;
import org.polyfuse.runtime.Toolkit;
import org.polyfuse.runtime.folder.RunFinder;
import org.polyfuse.runtime.names.Numbers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code polyfuse predict}. */
@Command(
    name = "predict",
    description =
        "Predicts one recording (posteriors, attention, and what the fusion tells), or many.")
final class PredictCommand implements Callable<Integer> {

  @Inject private Toolkit toolkit;
  @ParentCommand private PolyfuseCommand polyfuse;

  @Parameters(index = "0", paramLabel = "RUN", description = "A run's folder, or its name.")
  private String run;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "STREAM=FILE[@START-END]|FILE",
      description = {
        "The file of each stream, or of a span of it in seconds; or one file with all streams.",
        "A stream that is left out counts as absent.",
        "With --manifest: dataset.KEY=VALUE, settings of the manifest."
      })
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--fold",
      paramLabel = "K",
      description = "With the system of that fold; else with the final model.")
  private Optional<Integer> fold = Optional.empty();

  @Option(
      names = "--manifest",
      paramLabel = "TABLE",
      description = {
        "Predict every recording of a manifest (CSV or JSONL) instead: a row of class and"
            + " probabilities for each, as they are done.",
        "Those that cannot be predicted are named and skipped; the exit code is 2 only if none is"
            + " left."
      })
  private Optional<Path> manifest = Optional.empty();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = {
        "With --manifest: write the table there, not to standard output; until it is whole its"
            + " rows are in FILE.part.",
        "With --on: a new folder for Parquet files, or a place that Hadoop's file systems know."
      })
  private Optional<String> table = Optional.empty();

  @Option(
      names = "--on",
      paramLabel = "MASTER",
      description = "With --manifest and --output: predict on a cluster, as for 'ablate'.")
  private Optional<String> master = Optional.empty();

  @Override
  public Integer call() {
    refuseOddArguments();
    Output output = polyfuse.output();
    Path folder = new RunFinder(polyfuse.runs()).find(run);
    if (master.isPresent()) {
      return predictOn(master.get(), folder, output);
    }
    try (Polyfuse system = toolkit.open(folder, number())) {
      if (manifest.isPresent()) {
        Dataset dataset = toolkit.manifest(system, manifest.get(), files);
        return new ManifestPrediction(system, output, table.map(Path::of)).predict(dataset);
      }
      Prediction prediction = system.predict(RecordingArguments.parse(files, system.streams()));
      prediction.remarks().forEach(output::note);
      if (output.isJson()) {
        output.json(PredictionTree.of(prediction));
      } else {
        output.lines(PredictionLines.of(prediction));
      }
    }
    return ExitCode.DONE;
  }

  private int predictOn(String master, Path folder, Output output) {
    PredictionOrder order =
        new PredictionOrder(
            folder,
            number(),
            manifest.orElseThrow(),
            files,
            polyfuse.pluginsToTravel(),
            table.orElseThrow());
    try (Cluster cluster = Clusters.open(master)) {
      PredictionSummary summary = cluster.predict(order);
      if (output.isJson()) {
        output.json(summary);
      }
      output.note(
          String.format(
              Locale.ROOT,
              "%d recordings predicted, %d skipped, in %s",
              summary.predicted(),
              summary.skipped(),
              Numbers.seconds(summary.seconds())));
      if (summary.faults() > 0) {
        output.warn(
            String.format(
                Locale.ROOT,
                "%d of those skipped are a fault of Polyfuse or of a plugin, please report it with"
                    + " the column 'fault'.",
                summary.faults()));
        return ExitCode.FAULT;
      }
      return summary.predicted() > 0 ? ExitCode.DONE : ExitCode.USER;
    }
  }

  private void refuseOddArguments() {
    if (master.isPresent() && (manifest.isEmpty() || table.isEmpty())) {
      throw new PolyfuseException(
          "--on: goes with --manifest and --output but one is missing. Give both, or leave it"
              + " out.");
    }
    if (manifest.isEmpty() && files.isEmpty()) {
      throw new PolyfuseException(
          "predict: a recording is needed but none is named. Give STREAM=FILE for each stream, one"
              + " FILE, or --manifest TABLE.");
    }
    if (manifest.isEmpty() && table.isPresent()) {
      throw new PolyfuseException(
          "--output: goes with --manifest but there is none. Leave it out, or give a manifest.");
    }
    for (String file : files) {
      if (manifest.isPresent() && !file.startsWith("dataset.")) {
        throw new PolyfuseException(
            String.format(
                Locale.ROOT,
                "%s: must be dataset.KEY=VALUE where a manifest names the files. Leave it out.",
                file));
      }
    }
  }

  private OptionalInt number() {
    return fold.map(OptionalInt::of).orElse(OptionalInt.empty());
  }
}
