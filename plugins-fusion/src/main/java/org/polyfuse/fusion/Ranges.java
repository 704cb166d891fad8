package org.polyfuse.fusion;

import java.util.Locale;

/** Checks of settings; each message starts with the setting's name. */
final class Ranges {

  private Ranges() {}

  /** Of what weights are multiplied by: more than any system has, and no product overflows. */
  private static final int MOST = 1_000_000;

  static void count(String name, int value) {
    count(name, value, MOST);
  }

  static void count(String name, int value, int most) {
    if (value < 1 || value > most) {
      String rule = value < 1 ? "1 or more" : most + " or less";
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s: must be %s but was %d", name, rule, value));
    }
  }

  static void share(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s: must be in [0, 1) but was %s", name, value));
    }
  }

  static void positive(String name, double value) {
    if (!(value > 0 && value <= 1e6)) {
      String rule = value > 1e6 ? "1e6 s or less" : "above 0 s";
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s: must be %s but was %s", name, rule, value));
    }
  }
}
