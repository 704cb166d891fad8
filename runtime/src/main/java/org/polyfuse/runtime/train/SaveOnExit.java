package org.polyfuse.runtime.train;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * While it is open, a JVM that is told to end (SIGINT, SIGTERM) asks the run to stop and waits
 * until its state is saved, but not forever. The JVM then ends with 130 or 143 by itself.
 */
public final class SaveOnExit implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 60;

  private final CountDownLatch saved = new CountDownLatch(1);
  private final Thread hook;

  /**
   * From now on.
   *
   * @param stop asks the run
   * @param notes hears what the user should know while the JVM waits
   */
  public SaveOnExit(StopSignal stop, Consumer<String> notes) {
    this.hook = new Thread(() -> stop(stop, notes), "polyfuse-save");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void stop(StopSignal stop, Consumer<String> notes) {
    stop.stop();
    notes.accept("stopping after this step");
    try {
      if (!saved.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        notes.accept("the step does not end; what was saved before holds");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the JVM ends in any case
    }
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
