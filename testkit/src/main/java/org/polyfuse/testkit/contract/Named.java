package org.polyfuse.testkit.contract;

import java.util.Locale;
import java.util.Map;

/** Looks up what must be there. */
final class Named {

  private Named() {}

  static <T> T in(Map<String, T> map, String name) {
    T value = map.get(name);
    if (value == null) {
      throw new IllegalStateException(
          String.format(Locale.ROOT, "no '%s' among %s", name, map.keySet()));
    }
    return value;
  }
}
