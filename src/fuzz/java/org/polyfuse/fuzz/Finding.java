package org.polyfuse.fuzz;

import java.util.List;

/**
 * A mutant that did not end as it must.
 *
 * @param subject what was changed
 * @param seed of the mutant
 * @param kind what is wrong, in a few words that are the same for the same fault
 * @param command the arguments
 * @param detail what the command said
 */
record Finding(String subject, long seed, String kind, List<String> command, String detail) {

  /** All of it, to be read. */
  String text() {
    return kind + "\n" + String.join(" ", command) + "\n" + detail;
  }
}
