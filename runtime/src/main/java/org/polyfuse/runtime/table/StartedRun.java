package org.polyfuse.runtime.table;

import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

/** A run that was begun somewhere. Safe for use from several threads. */
public interface StartedRun {

  /**
   * Waits until it has ended. Its log is written then.
   *
   * @param progress hears which share of its work is done, if that is known
   * @param warnings hears what went wrong in it but did not end it
   * @return its exit code
   */
  int await(DoubleConsumer progress, Consumer<String> warnings) throws InterruptedException;

  /** Asks it to save its state and stop; does not wait for that. */
  void stop();
}
