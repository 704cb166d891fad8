package org.polyfuse.runtime.table;

/**
 * Processes of this machine, which share its processors.
 *
 * @param atOnce how many, 1 or more
 */
public record LocalProcesses(int atOnce) implements RunHost {

  /** Checks the number. */
  public LocalProcesses {
    if (atOnce < 1) {
      throw new IllegalArgumentException("atOnce: must be 1 or more but was " + atOnce);
    }
  }

  @Override
  public StartedRun start(RunOrder order) {
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / atOnce);
    return RunProcess.start(JavaProgram.current(), order.arguments(), order.log(), threads);
  }
}
