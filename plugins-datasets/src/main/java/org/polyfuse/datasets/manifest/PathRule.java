package org.polyfuse.datasets.manifest;

import java.nio.charset.Charset;
import java.util.Locale;

/** Why a text cannot be a path. */
final class PathRule {

  private PathRule() {}

  static String of(String text) {
    Charset names = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
    if (names.newEncoder().canEncode(text)) {
      return String.format(Locale.ROOT, "must be a path but was '%s'", text);
    }
    return String.format(
        Locale.ROOT,
        "'%s': names of files must be of characters that the locale has but it has only those of"
            + " %s. Set LC_ALL=C.UTF-8 before Java starts",
        text,
        names);
  }
}
