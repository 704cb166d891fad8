package org.polyfuse.datasets;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names in a message: all of them if they are few, else the first ones and how many there are. */
public final class FirstFew {

  private static final int SHOWN = 10;
  private static final int LONGEST = 60;
  private static final int SENTENCE = 200;

  private FirstFew() {}

  /** {@code [a, b]}, or {@code [a, b, ...: 20,000 in all]}. */
  public static String of(Collection<String> names) {
    String shown =
        names.stream().limit(SHOWN).map(FirstFew::shortened).collect(Collectors.joining(", "));
    return names.size() <= SHOWN
        ? "[" + shown + "]"
        : String.format(Locale.ROOT, "[%s, ...: %,d in all]", shown, names.size());
  }

  /** A name that files may have given any length, and characters that no line should hold. */
  public static String shortened(String name) {
    return start(name, LONGEST);
  }

  /** The same of what is said about a file, which may quote it. */
  public static String sentence(String text) {
    return start(text, SENTENCE);
  }

  private static String start(String text, int most) {
    String line = text.replaceAll("\\p{Cntrl}", "?");
    int end = line.offsetByCodePoints(0, Math.min(most, line.codePointCount(0, line.length())));
    return end == line.length() ? line : line.substring(0, end) + "...";
  }
}
