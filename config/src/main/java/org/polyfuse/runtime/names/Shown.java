package org.polyfuse.runtime.names;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * Text of others as messages show it: no longer than anybody reads, and without characters that a
 * terminal takes for commands.
 */
public final class Shown {

  /** Messages that are shown where there are more. */
  public static final int MESSAGES = 100;

  /** Characters of a quoted value. */
  private static final int VALUE = 100;

  /** Names of a list. */
  private static final int NAMES = 20;

  /** Characters of a whole message. */
  private static final int MESSAGE = 2000;

  private Shown() {}

  /** A value in quotes. */
  public static String quoted(String value) {
    return "'" + line(value(value)) + "'";
  }

  /** A name among others: on one line, and no longer than one has room for. */
  public static String name(String name) {
    return line(value(name));
  }

  /** A value: all of it, or its beginning and how long it is. */
  public static String value(String value) {
    return value.length() <= VALUE
        ? value
        : String.format(
            Locale.ROOT, "%s... (%d characters)", start(value, VALUE - 20), value.length());
  }

  /** A message: all of it, or its two ends, since what to do stands last. */
  public static String message(String text) {
    if (text.length() <= MESSAGE) {
      return text;
    }
    int end = text.length() - MESSAGE / 4;
    String tail = text.substring(Character.isLowSurrogate(text.charAt(end)) ? end + 1 : end);
    return start(text, MESSAGE / 2) + " ... " + tail;
  }

  /**
   * The first hundred messages, each shortened, and how many more there are. One more is shown
   * rather than counted: it may be a count itself.
   */
  public static List<String> messages(List<String> all) {
    int most = all.size() == MESSAGES + 1 ? all.size() : MESSAGES;
    List<String> shown = all.stream().limit(most).map(Shown::message).collect(Collectors.toList());
    if (all.size() > most) {
      shown.add(more(all.size() - most));
    }
    return List.copyOf(shown);
  }

  /** Names with commas between them: the first twenty and how many more there are. */
  public static String names(Collection<String> names) {
    String shown = names.stream().limit(NAMES).map(Shown::value).collect(Collectors.joining(", "));
    int more = names.size() - NAMES;
    return more > 0 ? String.format(Locale.ROOT, "%s and %d more", shown, more) : shown;
  }

  /** Says how many problems are not told. */
  public static String more(long problems) {
    return String.format(Locale.ROOT, "and %d more problems of this kind or others.", problems);
  }

  /**
   * With each control character but line ends and tabs, and each that changes the direction of
   * writing, spelled out as Java and JSON write it.
   */
  public static String printable(String text) {
    return text(text).replaceAll("\r(?!\n)", "\\\\r");
  }

  /** The same with carriage returns as they are, for files that have their own way with them. */
  public static String text(String text) {
    return spelledOut(text, Shown::commands);
  }

  /** Whether there is nothing to be spelled out but line ends and tabs. */
  public static boolean isText(String text) {
    return text.codePoints().noneMatch(Shown::commands);
  }

  /** On one line: line ends and tabs are spelled out too. */
  public static String line(String text) {
    return spelledOut(text, c -> commands(c) || Character.isISOControl(c));
  }

  private static String spelledOut(String text, IntPredicate which) {
    return text.codePoints().noneMatch(which)
        ? text
        : text.codePoints()
            .mapToObj(c -> which.test(c) ? spelledOut(c) : Character.toString(c))
            .collect(Collectors.joining());
  }

  private static boolean commands(int c) {
    boolean layout = c == '\n' || c == '\r' || c == '\t';
    boolean turns = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    return Character.isISOControl(c) && !layout
        || turns
        || Character.getType(c) == Character.SURROGATE;
  }

  private static String spelledOut(int c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> String.format(Locale.ROOT, "\\u%04x", c);
    };
  }

  private static String start(String text, int length) {
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
  }
}
