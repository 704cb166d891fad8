package org.polyfuse.tables.run;

import java.util.OptionalDouble;
import org.polyfuse.tables.plan.RunPlan;

/**
 * Hears how a table goes on; called from one thread at a time. All methods do nothing by default.
 */
public interface TableProgress {

  /** Says nothing to anyone. */
  TableProgress SILENT = new TableProgress() {};

  /**
   * Work is about to begin.
   *
   * @param done runs that are finished already
   * @param all runs of the table
   */
  default void begin(int done, int all) {}

  /** A run begins. */
  default void started(RunPlan run) {}

  /**
   * How far runs are.
   *
   * @param share of all runs that is done, in [0, 1]
   */
  default void at(double share) {}

  /**
   * A run has ended.
   *
   * @param message why it failed; empty if it did not
   * @param seconds that it took
   * @param done runs that are done, failed ones too
   * @param all runs of the table
   * @param secondsLeft about how long the others take; empty if unknown
   */
  default void ended(
      RunPlan run, String message, double seconds, int done, int all, OptionalDouble secondsLeft) {}

  /** Something worth a line. */
  default void note(String line) {}
}
