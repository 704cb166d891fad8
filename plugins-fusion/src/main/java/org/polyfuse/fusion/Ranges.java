package org.polyfuse.fusion;

import java.util.Locale;

/** Checks of settings; each message starts with the setting's name. */
final class Ranges {

  private Ranges() {}

  static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s: must be 1 or more but was %d", name, value));
    }
  }

  static void share(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s: must be in [0, 1) but was %s", name, value));
    }
  }

  static void positive(String name, double value) {
    if (!(value > 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s: must be above 0 s but was %s", name, value));
    }
  }
}
