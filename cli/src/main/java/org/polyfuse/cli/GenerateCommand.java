package org.polyfuse.cli;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.CorpusLayout;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.DatasetFactory;
import org.polyfuse.cli.console.ExitCode;
import org.polyfuse.cli.console.Output;
import org.polyfuse.runtime.config.ConfigLoader;
import org.polyfuse.runtime.config.layer.Layer;
import org.polyfuse.runtime.files.FileFault;
import org.polyfuse.runtime.names.Numbers;
import org.polyfuse.runtime.plugins.PluginKind;
import org.polyfuse.runtime.plugins.Plugins;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code polyfuse generate}. */
@Command(
    name = "generate",
    description = "Writes a generated corpus to disk as a real corpus lies there.")
final class GenerateCommand implements Callable<Integer> {

  private static final String DATASET = "generated";

  @Inject private Plugins plugins;
  @Inject private ConfigLoader loader;
  @ParentCommand private PolyfuseCommand polyfuse;

  @Parameters(
      index = "0",
      paramLabel = "DIR",
      description = "Where to; a new folder, or one of an earlier 'generate'.")
  private Path folder;

  @Parameters(
      index = "1..*",
      paramLabel = "KEY=VALUE",
      description = "Settings of the corpus, such as seed=2; see 'polyfuse plugins generated'.")
  private List<String> settings = new ArrayList<>();

  @Option(
      names = "--layout",
      required = true,
      paramLabel = "L",
      description = "The real corpus, such as iemocap.")
  private String layout;

  @Override
  public Integer call() {
    CorpusLayout chosen = layout();
    Dataset dataset = dataset(chosen.corpusSettings());
    write(chosen, dataset);
    Output output = polyfuse.output();
    int recordings = dataset.recordings().size();
    if (output.isJson()) {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("folder", folder.toString());
      tree.put("layout", chosen.name());
      tree.put("recordings", recordings);
      output.json(tree);
    } else {
      output.line(
          String.format(
              Locale.ROOT,
              "%s: %s recordings in the layout of %s",
              folder,
              Numbers.count(recordings),
              chosen.name()));
    }
    return ExitCode.DONE;
  }

  /** A full disk is told as everywhere. */
  private void write(CorpusLayout chosen, Dataset dataset) {
    try {
      chosen.write(dataset, folder);
    } catch (PolyfuseException e) {
      if (e.getCause() instanceof IOException refused) {
        throw FileFault.writing(folder, refused);
      }
      throw e;
    }
  }

  @SuppressWarnings("unchecked") // found by that kind
  private Dataset dataset(List<String> suited) {
    DatasetFactory<Record> factory =
        (DatasetFactory<Record>) plugins.find(PluginKind.DATASET, DATASET);
    Layer defaults = Layer.embedded("the defaults of the generated corpus", "{}");
    List<String> all = new ArrayList<>(suited);
    all.addAll(settings); // later ones win
    return factory.create(loader.load(defaults, all, factory.configType()).value());
  }

  private CorpusLayout layout() {
    return plugins
        .lookUp(PluginKind.LAYOUT, layout)
        .map(CorpusLayout.class::cast)
        .orElseThrow(
            () -> new PolyfuseException("--layout: " + plugins.unknown(PluginKind.LAYOUT, layout)));
  }
}
