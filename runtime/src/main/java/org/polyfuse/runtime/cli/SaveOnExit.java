package org.polyfuse.runtime.cli;

import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.polyfuse.runtime.train.StopSignal;

/**
 * While it is open, a JVM that is told to end (SIGINT, SIGTERM) asks the run to stop and waits
 * until its state is saved, but not forever. The JVM then ends with 130 or 143 by itself.
 */
final class SaveOnExit implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 60;

  private final CountDownLatch saved = new CountDownLatch(1);
  private final Thread hook;

  SaveOnExit(StopSignal stop, Output output) {
    this.hook = new Thread(() -> stop(stop, output), "polyfuse-save");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void stop(StopSignal stop, Output output) {
    stop.stop();
    output.note("stopping after this step");
    try {
      if (!saved.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        output.note("the step does not end; what was saved before holds");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the JVM ends in any case
    }
  }

  /**
   * How to go on, for a message.
   *
   * @param anew whether the command said {@code --force}, which would start anew again
   */
  static String goesOn(boolean anew) {
    return String.format(
        Locale.ROOT,
        "the state is saved and the same command%s goes on.",
        anew ? " without --force" : "");
  }

  /** Lets a JVM that waits end; everything must be written by now. */
  @Override
  public void close() {
    saved.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // the JVM is ending already, which is what the hook is for
    }
  }
}
