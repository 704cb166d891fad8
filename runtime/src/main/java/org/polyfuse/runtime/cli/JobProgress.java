package org.polyfuse.runtime.cli;

import java.util.Locale;
import org.polyfuse.runtime.data.LoadProgress;
import org.polyfuse.runtime.names.Shown;
import org.polyfuse.runtime.table.RunProcess;
import org.polyfuse.runtime.train.InterruptedRunException;
import org.polyfuse.runtime.train.Progress;
import org.polyfuse.runtime.train.StopSignal;

/** Tells {@code ablate} on standard output how far a run is. For one thread. */
final class JobProgress implements Progress, LoadProgress {

  private static final long INTERVAL_NANOS = 200_000_000L;

  private final Output output;
  private final StopSignal stop;
  private int trainings = 1;
  private long lastLine;

  JobProgress(Output output, StopSignal stop) {
    this.output = output;
    this.stop = stop;
  }

  @Override
  public void at(int done, int all) {
    if (stop.isStopping()) {
      throw new InterruptedRunException(
          String.format(Locale.ROOT, "features of %d of %d recordings", done, all));
    }
  }

  @Override
  public void trainings(int all) {
    trainings = all;
  }

  @Override
  public void step(
      int fold,
      int epoch,
      int epochs,
      int step,
      int steps,
      double loss,
      double accuracy,
      double samplesPerSecond) {
    if (System.nanoTime() - lastLine < INTERVAL_NANOS) {
      return;
    }
    lastLine = System.nanoTime();
    int before = fold == 0 ? trainings - 1 : fold - 1; // the final model is trained last
    double own = (epoch - 1 + (double) step / steps) / epochs;
    output.line(RunProcess.progressLine((before + own) / trainings));
    output.data().flush();
  }

  /** For the log alone: what begins as messages do is taken for the reason if the run fails. */
  @Override
  public void note(String line) {
    output.messages().println("note: " + Shown.line(Shown.message(line)));
    output.messages().flush();
  }

  @Override
  public void warn(String line) {
    output.line(RunProcess.warningLine(line));
    output.data().flush();
  }
}
