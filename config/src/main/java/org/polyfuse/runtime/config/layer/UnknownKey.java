package org.polyfuse.runtime.config.layer;

import java.util.Collection;
import java.util.Locale;
import org.polyfuse.runtime.plugins.Suggestion;

/** The message on a key that nothing knows. */
public final class UnknownKey {

  private UnknownKey() {}

  /** Adds a problem that names what comes nearest, and all that is known. */
  public static void report(
      String path, String key, Collection<String> known, Origin origin, Problems problems) {
    if (problems.isFull()) {
      problems.add(path, "", origin);
      return;
    }
    String text =
        String.format(
            Locale.ROOT,
            "unknown setting%s Known: %s.",
            Suggestion.instead(key, known),
            known.isEmpty() ? "none" : String.join(", ", known));
    problems.add(path, text, origin);
  }
}
