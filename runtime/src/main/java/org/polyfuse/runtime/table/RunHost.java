package org.polyfuse.runtime.table;

/**
 * Where the runs of a table are carried out: in processes of this machine, or on a cluster. Each
 * leaves its folder as if it had run here. Called from one thread.
 */
public interface RunHost {

  /** How many it carries out at once, 1 or more. */
  int atOnce();

  /** Begins one. */
  StartedRun start(RunOrder order);
}
