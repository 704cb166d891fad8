package org.polyfuse.tables.run;

/** How far a run of a table is before the table is run. */
public enum JobState {
  /** Finished; never run again. */
  DONE,
  /** Begun; goes on where it stopped. */
  UNFINISHED,
  /** Not begun. */
  NEW,
  /** Ended with an error; run again on request. */
  FAILED
}
