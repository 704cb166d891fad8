package org.polyfuse.runtime.train;

/** Hears how training goes; called on the training thread. All methods do nothing by default. */
public interface Progress {

  /** Says nothing to anyone. */
  Progress SILENT = new Progress() {};

  /**
   * A run begins.
   *
   * @param trainings how many there will be: one for each fold, and one for the final model if that
   *     is trained too
   */
  default void trainings(int trainings) {}

  /**
   * A step was made.
   *
   * @param step from 1 to {@code steps} within the epoch
   * @param loss the mean over the epoch so far
   * @param accuracy of the epoch so far
   * @param samplesPerSecond of the epoch so far
   */
  default void step(
      int fold,
      int epoch,
      int epochs,
      int step,
      int steps,
      double loss,
      double accuracy,
      double samplesPerSecond) {}

  /** A part was gone through. */
  default void row(HistoryRow row, int epochs) {}

  /** Something worth a line. */
  default void note(String line) {}

  /** Something that went wrong but stops nothing; a note by default. */
  default void warn(String line) {
    note(line);
  }
}
