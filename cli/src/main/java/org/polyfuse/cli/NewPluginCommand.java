package org.polyfuse.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.cli.console.ExitCode;
import org.polyfuse.cli.console.Output;
import org.polyfuse.runtime.plugins.PluginKind;
import org.polyfuse.runtime.plugins.Suggestion;
import org.polyfuse.scaffold.PluginProject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code polyfuse new plugin}. */
@Command(
    name = "plugin",
    description = "Writes a plugin project that builds and passes the tests of its kind.")
final class NewPluginCommand implements Callable<Integer> {

  @ParentCommand private NewCommand parent;

  @Parameters(paramLabel = "NAME", description = "Its name in a config, such as gated-sum.")
  private String name;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      defaultValue = "fusion",
      description =
          "fusion, encoder, front-end, reduction, attention, dataset, media-reader, face-detector, loss or metric"
              + " (default: ${DEFAULT-VALUE}).")
  private String kind;

  @Option(
      names = "--package",
      paramLabel = "PACKAGE",
      description = "Its Java package (default: com.example and the name).")
  private Optional<String> packageName = Optional.empty();

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Where to, a new or an empty folder (default: the name).")
  private Optional<Path> dir = Optional.empty();

  @Override
  public Integer call() {
    PolyfuseCommand polyfuse = parent.polyfuse();
    PluginKind wanted = kind();
    PluginProject project = new PluginProject(wanted, name, packageName, Version.of());
    if (polyfuse.plugins().lookUp(wanted, name).isPresent()) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "NAME: there is already %s named '%s'. Choose another name.",
              "a plugin of kind " + wanted.id(),
              name));
    }
    Path folder = dir.orElse(Path.of(name));
    project.write(folder);
    report(polyfuse.output(), folder, project);
    return ExitCode.DONE;
  }

  private void report(Output output, Path folder, PluginProject project) {
    if (output.isJson()) {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("folder", folder.toString());
      tree.put("files", List.copyOf(project.files().keySet()));
      output.json(tree);
      return;
    }
    project.files().keySet().forEach(file -> output.line(folder.resolve(file).toString()));
    output.note(
        String.format(
            Locale.ROOT,
            "now 'mvn package' in '%s' builds and tests it; its README.md goes on",
            folder));
  }

  private PluginKind kind() {
    List<String> known = PluginKind.withProject().stream().map(PluginKind::id).toList();
    return PluginKind.withProject().stream()
        .filter(each -> each.id().equals(kind))
        .findFirst()
        .orElseThrow(
            () ->
                new PolyfuseException(
                    String.format(
                        Locale.ROOT,
                        "--kind: no kind of plugin named '%s'%s Known: %s.",
                        kind,
                        Suggestion.instead(kind, known),
                        String.join(", ", known))));
  }
}
