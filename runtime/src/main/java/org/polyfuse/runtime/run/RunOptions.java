package org.polyfuse.runtime.run;

import java.nio.file.Path;
import org.polyfuse.runtime.data.LoadProgress;
import org.polyfuse.runtime.train.Progress;
import org.polyfuse.runtime.train.StopSignal;

/**
 * How a study is run.
 *
 * @param runs the folder of run folders
 * @param anew whether to start in a new folder even if the study has one
 * @param progress hears how training goes
 * @param loading hears how far features are
 * @param stop asks the run to save its state and stop
 */
public record RunOptions(
    Path runs, boolean anew, Progress progress, LoadProgress loading, StopSignal stop) {

  /** Into a folder of run folders, silently. */
  public static RunOptions into(Path runs) {
    return new RunOptions(runs, false, Progress.SILENT, (done, all) -> {}, new StopSignal());
  }
}
