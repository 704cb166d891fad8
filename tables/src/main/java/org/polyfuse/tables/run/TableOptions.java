package org.polyfuse.tables.run;

import java.nio.file.Path;
import java.util.List;
import org.polyfuse.runtime.train.StopSignal;
import org.polyfuse.tables.process.LocalProcesses;
import org.polyfuse.tables.process.RunHost;

/**
 * How a table is run.
 *
 * @param host where runs are carried out
 * @param retry whether runs that failed before are tried again
 * @param pluginPath folders of plugins that the processes of runs look into too
 * @param progress hears how it goes on
 * @param stop asks all runs to save their state and stop
 */
public record TableOptions(
    RunHost host, boolean retry, List<Path> pluginPath, TableProgress progress, StopSignal stop) {

  /** One run at a time, silently. */
  public static final TableOptions USUAL =
      new TableOptions(
          new LocalProcesses(1), false, List.of(), TableProgress.SILENT, new StopSignal());
}
