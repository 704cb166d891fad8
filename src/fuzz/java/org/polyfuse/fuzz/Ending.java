package org.polyfuse.fuzz;

import java.util.Optional;

/**
 * How a command ended.
 *
 * @param code its exit code; -1 where it did not end
 * @param millis what it took
 * @param bytes what it allocated; in a process of its own, what was resident at most
 * @param fault what is wrong with that, in a few words that are the same for the same fault
 * @param err what it said to standard error
 */
record Ending(int code, long millis, long bytes, Optional<String> fault, String err) {

  /** The end of a command that ended by itself, with the fault in what it said, if there is one. */
  static Ending of(int code, long millis, long bytes, String err) {
    return new Ending(code, millis, bytes, Fault.of(code, err), err);
  }

  /** The same with a fault, unless it has one. */
  Ending or(String more) {
    return fault.isPresent() ? this : new Ending(code, millis, bytes, Optional.of(more), err);
  }
}
