package org.polyfuse.cli;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.polyfuse.cli.console.ExitCode;
import org.polyfuse.cli.console.Output;
import org.polyfuse.runtime.folder.RunFinder;
import org.polyfuse.runtime.run.RunExporter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code polyfuse export}. */
@Command(
    name = "export",
    description = {
      "Writes a trained system for programs that know nothing of Polyfuse.",
      "It takes batches of one size and length: shorter recordings are padded, their mask says so."
    })
final class ExportCommand implements Callable<Integer> {

  @Inject private RunExporter exporter;
  @ParentCommand private PolyfuseCommand polyfuse;

  @Parameters(index = "0", paramLabel = "RUN", description = "A run's folder, or its name.")
  private String run;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "savedmodel",
      description = "The format: savedmodel (TensorFlow); default: ${DEFAULT-VALUE}.")
  private String format;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "The new folder; else FORMAT in the run's folder.")
  private Optional<Path> folder = Optional.empty();

  @Option(names = "--fold", paramLabel = "K", description = "The system of that fold.")
  private Optional<Integer> fold = Optional.empty();

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "1",
      description = "Recordings of a batch; default: ${DEFAULT-VALUE}.")
  private int batch;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "10",
      description = "The longest recording in seconds; default: ${DEFAULT-VALUE}.")
  private double seconds;

  @Override
  public Integer call() {
    Output output = polyfuse.output();
    Path from = new RunFinder(polyfuse.runs()).find(run);
    Path to = folder.orElse(from.resolve(format));
    OptionalInt number = fold.map(OptionalInt::of).orElse(OptionalInt.empty());
    exporter.export(from, number, format, new RunExporter.Extent(batch, seconds), to);
    if (output.isJson()) {
      Map<String, Object> written = new LinkedHashMap<>();
      written.put("format", format);
      written.put("folder", to.toString());
      output.json(written);
    } else {
      output.line(String.format(Locale.ROOT, "%s: %s of %s", to, format, from));
    }
    return ExitCode.DONE;
  }
}
