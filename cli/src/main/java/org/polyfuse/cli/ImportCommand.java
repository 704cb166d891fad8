package org.polyfuse.cli;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.polyfuse.cli.console.ExitCode;
import org.polyfuse.cli.console.Output;
import org.polyfuse.cli.text.ImportText;
import org.polyfuse.runtime.engine.ImportedModel;
import org.polyfuse.runtime.run.NetworkImporter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code polyfuse import}. */
@Command(
    name = "import",
    description = {
      "Converts a trained network of another program into one that the encoder djl-model loads.",
      "From a TensorFlow.js graph model (a .json file, its weights beside it) it makes a"
          + " SavedModel."
    })
final class ImportCommand implements Callable<Integer> {

  @Inject private NetworkImporter importer;
  @ParentCommand private PolyfuseCommand polyfuse;

  @Parameters(index = "0", paramLabel = "MODEL", description = "The network's file.")
  private Path model;

  @Parameters(
      index = "1",
      paramLabel = "FOLDER",
      description = "Where to, a new or an empty folder.")
  private Path folder;

  @Option(
      names = "--output",
      paramLabel = "NODE",
      description =
          "An inner value to give besides the network's own outputs, such as the features before"
              + " its classifier; may be repeated.")
  private List<String> outputs = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "tfjs",
      description = "What MODEL is: tfjs (TensorFlow.js graph model); default: ${DEFAULT-VALUE}.")
  private String format;

  @Override
  public Integer call() {
    Output output = polyfuse.output();
    ImportedModel imported = importer.convert(format, model, outputs, folder);
    imported.remarks().forEach(output::warn);
    ImportText text = new ImportText(folder, imported);
    if (output.isJson()) {
      output.json(text.tree());
    } else {
      output.lines(text.lines());
      output.note("how pixels are to be scaled stands in no such file; see where it comes from");
    }
    return ExitCode.DONE;
  }
}
