package org.polyfuse.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.polyfuse.cli.console.Output;
import org.polyfuse.runtime.plugins.Plugins;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code polyfuse}: what all commands share. */
@Command(
    name = "polyfuse",
    description =
        "Multimodal fusion studies: a config file in, a trained and evaluated system out.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    scope = ScopeType.INHERIT,
    sortOptions = false,
    subcommands = {
      RunCommand.class,
      AblateCommand.class,
      EvaluateCommand.class,
      PredictCommand.class,
      ReportCommand.class,
      ExportCommand.class,
      ImportCommand.class,
      CheckCommand.class,
      InspectCommand.class,
      FeaturesCommand.class,
      PluginsCommand.class,
      SchemaCommand.class,
      GenerateCommand.class,
      DoctorCommand.class,
      CacheCommand.class,
      NewCommand.class
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:done",
      "1:a fault of Polyfuse, with a stack trace",
      "2:something that you can fix, with one message",
      "130, 143:interrupted, state saved; the same command goes on"
    })
final class PolyfuseCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      defaultValue = "runs",
      scope = ScopeType.INHERIT,
      description = "The folder of run folders (default: ${DEFAULT-VALUE}).")
  private Path runs;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "Nothing on standard error but what went wrong.")
  private boolean quiet;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "JSON on standard output, for scripts.")
  private boolean json;

  @Option(
      names = "--plugin-path",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description =
          "A folder with a plugin's jars, or with one such folder for each plugin; may be repeated."
              + " The folder 'plugins' beside the launcher is always looked at.")
  private List<Path> pluginPath = List.of();

  private @Nullable Plugins plugins;

  /** Where a command writes. */
  Output output() {
    return new Output(spec.commandLine().getOut(), spec.commandLine().getErr(), quiet, json);
  }

  /**
   * What stands on the class path, in the folder beside the launcher and in the folders that the
   * user names; what is broken there is told once, and stops nothing.
   */
  Plugins plugins() {
    if (plugins == null) {
      plugins = Plugins.onPath(home().map(home -> home.resolve("plugins")), pluginPath);
      plugins.problems().forEach(problem -> output().warn(problem.text()));
    }
    return plugins;
  }

  /** Where the launcher says that Polyfuse is installed. */
  private static Optional<Path> home() {
    return Optional.ofNullable(System.getProperty("polyfuse.home")).map(Path::of);
  }

  /** The folders that other machines need: those that the user names, and the launcher's. */
  List<Path> pluginsToTravel() {
    List<Path> all = new ArrayList<>(pluginPath);
    home().map(home -> home.resolve("plugins")).filter(Plugins::areIn).ifPresent(all::add);
    return all;
  }

  /** The folders that the user names. */
  List<Path> pluginPath() {
    return pluginPath;
  }

  /** The folder of run folders. */
  Path runs() {
    return runs;
  }

  @Override
  public void run() {
    String commands = String.join(", ", spec.subcommands().keySet());
    throw new ParameterException(
        spec.commandLine(), "A command is needed, one of " + commands + ".");
  }
}
