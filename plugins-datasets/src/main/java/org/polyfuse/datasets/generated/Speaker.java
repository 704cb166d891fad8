package org.polyfuse.datasets.generated;

import java.util.Locale;

/**
 * One who acts.
 *
 * @param session from 1
 * @param gender {@code F} or {@code M}; each session has one of each
 */
record Speaker(int session, char gender) {

  /** {@code Ses01}. */
  String sessionName() {
    return String.format(Locale.ROOT, "Ses%02d", session);
  }

  /** {@code Ses01F}. */
  String name() {
    return sessionName() + gender;
  }

  boolean female() {
    return gender == 'F';
  }
}
