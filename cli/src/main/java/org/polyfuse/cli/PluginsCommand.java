package org.polyfuse.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.polyfuse.cli.console.ExitCode;
import org.polyfuse.cli.console.Output;
import org.polyfuse.cli.text.PluginsText;
import org.polyfuse.runtime.plugins.PluginInfo;
import org.polyfuse.runtime.plugins.Plugins;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code polyfuse plugins}. */
@Command(
    name = "plugins",
    description = "Shows what plugins are found, or the settings of one and where it comes from.")
final class PluginsCommand implements Callable<Integer> {

  @ParentCommand private PolyfuseCommand polyfuse;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "The plugins of that name, with their settings.")
  private List<String> names = new ArrayList<>();

  @Option(names = "--sources", description = "The jar or the folder that each comes from instead.")
  private boolean sources;

  @Override
  public Integer call() {
    Output output = polyfuse.output();
    Plugins plugins = polyfuse.plugins();
    List<PluginInfo> found = names.isEmpty() ? plugins.describe() : plugins.describe(names.get(0));
    if (output.isJson()) {
      output.json(found.stream().map(PluginInfo::tree).toList());
    } else if (names.isEmpty()) {
      output.lines(sources ? PluginsText.sources(found) : PluginsText.list(found));
    } else {
      found.forEach(info -> output.lines(PluginsText.settings(info)));
    }
    return ExitCode.DONE;
  }
}
