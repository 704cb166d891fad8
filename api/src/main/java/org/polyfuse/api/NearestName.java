package org.polyfuse.api;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was meant. */
public final class NearestName {

  private static final int LONGEST = 200;

  private NearestName() {}

  /**
   * The known name with the fewest letters to change, add or drop, small and capital ones being the
   * same; empty if even that is more than a third of the letters (but one is always allowed, and
   * two from four letters on, since two that changed places are two changes). The first in order
   * wins a tie.
   */
  public static Optional<String> to(String name, Collection<String> known) {
    if (name.length() > LONGEST) {
      return Optional.empty(); // nobody has a slip of the pen that long
    }
    int allowed = Math.max(name.length() < 4 ? 1 : 2, name.length() / 3);
    int fewest = allowed + 1;
    String nearest = "";
    for (String each : known) {
      int changes = changes(name.toLowerCase(Locale.ROOT), each.toLowerCase(Locale.ROOT));
      if (changes < fewest) {
        fewest = changes;
        nearest = each;
      }
    }
    return nearest.isEmpty() ? Optional.empty() : Optional.of(nearest);
  }

  /** {@code " Did you mean 'x'?"}, or nothing: to be put after a message. */
  public static String hint(String name, Collection<String> known) {
    return to(name, known).map(near -> " Did you mean '" + near + "'?").orElse("");
  }

  /** Levenshtein's distance, one row of the table at a time. */
  private static int changes(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
