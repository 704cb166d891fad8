package org.polyfuse.runtime.train;

import java.util.concurrent.atomic.AtomicBoolean;

/** Asks a run, from another thread, to save its state and stop after the step it is in. */
public final class StopSignal {

  private final AtomicBoolean stopping = new AtomicBoolean();

  /** Asks. */
  public void stop() {
    stopping.set(true);
  }

  /** Whether someone asked. */
  public boolean isStopping() {
    return stopping.get();
  }
}
