package org.polyfuse.runtime.names;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Lists of names that may be long, in a line. */
public final class Some {

  private static final int SHOWN = 5;

  private Some() {}

  /** The first few, and how many there are besides. */
  public static String of(List<String> names) {
    String first =
        names.stream().limit(SHOWN).map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    return names.size() <= SHOWN
        ? first
        : String.format(Locale.ROOT, "%s and %d more", first, names.size() - SHOWN);
  }
}
