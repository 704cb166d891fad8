package org.polyfuse.runtime.table;

import java.nio.file.Path;
import java.util.List;
import org.polyfuse.runtime.train.StopSignal;

/**
 * How a table is run.
 *
 * @param jobs runs at once, 1 or more; they share the processors
 * @param retry whether runs that failed before are tried again
 * @param pluginPath folders of plugins that the processes of runs look into too
 * @param progress hears how it goes on
 * @param stop asks all runs to save their state and stop
 */
public record TableOptions(
    int jobs, boolean retry, List<Path> pluginPath, TableProgress progress, StopSignal stop) {

  /** One run at a time, silently. */
  public static final TableOptions USUAL =
      new TableOptions(1, false, List.of(), TableProgress.SILENT, new StopSignal());

  /** Checks the number. */
  public TableOptions {
    if (jobs < 1) {
      throw new IllegalArgumentException("jobs: must be 1 or more but was " + jobs);
    }
  }

  /** The processors that each run may use. */
  int threads() {
    return Math.max(1, Runtime.getRuntime().availableProcessors() / jobs);
  }
}
