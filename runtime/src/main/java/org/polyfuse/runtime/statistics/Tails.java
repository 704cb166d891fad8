package org.polyfuse.runtime.statistics;

/** Which differences a test looks for. */
public enum Tails {
  /** That the new system is better. */
  ONE,
  /** That the systems differ, either way. */
  TWO
}
