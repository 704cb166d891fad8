package org.polyfuse.runtime.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a process is to do: one run of a table.
 *
 * @param config a config file with nothing left open
 * @param folder the run's folder
 * @param runs the folder of run folders
 * @param inits folders of finished runs whose weights it starts from
 * @param pluginPath folders of plugins besides those that are installed
 * @param log where the process writes what it says on standard error
 */
public record RunOrder(
    Path config, Path folder, Path runs, List<Path> inits, List<Path> pluginPath, Path log) {

  /** Keeps copies. */
  public RunOrder {
    inits = List.copyOf(inits);
    pluginPath = List.copyOf(pluginPath);
  }

  /** The arguments of the program that carries it out. */
  public List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    pluginPath.forEach(each -> arguments.addAll(List.of("--plugin-path", each.toString())));
    arguments.addAll(
        List.of("--runs", runs.toString(), "job", config.toString(), folder.toString()));
    return arguments;
  }
}
