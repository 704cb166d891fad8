package org.polyfuse.api;

import java.util.Locale;

/**
 * Checks numbers of settings, in the compact constructor of their record. What is out of range is
 * an {@link IllegalArgumentException} whose message starts with the setting's name, as {@link
 * PartFactory} asks for; so is what is no number.
 */
public final class Range {

  private Range() {}

  /** Above a limit. */
  public static void above(String name, double value, double limit) {
    require(value > limit && Double.isFinite(value), name, "above " + shown(limit), value);
  }

  /** A limit or more. */
  public static void atLeast(String name, double value, double limit) {
    require(value >= limit && Double.isFinite(value), name, shown(limit) + " or more", value);
  }

  /** From one limit to another, both included. */
  public static void within(String name, double value, double least, double most) {
    require(value >= least, name, shown(least) + " or more", value);
    require(value <= most, name, shown(most) + " or less", value);
  }

  /** In [0, 1). */
  public static void share(String name, double value) {
    require(value >= 0 && value < 1, name, "in [0, 1)", value);
  }

  private static void require(boolean holds, String name, String rule, double value) {
    if (!holds) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s: must be %s but was %s", name, rule, shown(value)));
    }
  }

  private static String shown(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
