package org.polyfuse.runtime.config.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.names.Shown;

/** Collects what is wrong, to be thrown once: the first hundred problems and a count. */
public final class Problems {

  private final List<String> lines = new ArrayList<>();

  private int untold;

  /** Characters of a path; names in it may be of any length. */
  private static final int PATH = 300;

  /** What stands in quotes or brackets, or begins as an alias, an anchor or a tag does. */
  private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"|<.*>|[*&!]\\S+");

  /** One more, at a path, or of the whole if that is empty. */
  public void add(String path, String text, Origin origin) {
    if (isFull()) {
      untold++;
      return;
    }
    String at = path.length() > PATH ? Shown.value(path) : path;
    String line = (at.isEmpty() ? text : at + ": " + text) + origin.suffix();
    lines.add(Shown.line(Shown.message(line)));
  }

  /** All of others. */
  public void addAll(Problems others) {
    others.lines.forEach(
        line -> {
          if (isFull()) {
            untold++;
          } else {
            lines.add(line);
          }
        });
    untold += others.untold;
  }

  /** The last problem, why a file could not be read, without anything that it quotes. */
  String last() {
    return QUOTED.matcher(lines.get(lines.size() - 1)).replaceAll("...");
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  /** Whether further problems are counted only, so that nobody need find words for them. */
  boolean isFull() {
    return lines.size() == Shown.MESSAGES;
  }

  /** Throws them all at once, if there are any. */
  public void throwIfAny() {
    if (untold > 0) {
      lines.add(Shown.more(untold));
    }
    if (!lines.isEmpty()) {
      throw new PolyfuseException(lines);
    }
  }
}
