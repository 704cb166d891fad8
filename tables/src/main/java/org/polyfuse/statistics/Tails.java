package org.polyfuse.statistics;

/** Which differences a test looks for. */
public enum Tails {
  /** That the new system is better. */
  ONE,
  /** That the systems differ, either way. */
  TWO
}
