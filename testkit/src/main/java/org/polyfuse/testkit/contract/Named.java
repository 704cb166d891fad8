package org.polyfuse.testkit.contract;

import java.util.Map;

/** Looks up what must be there. */
final class Named {

  private Named() {}

  static <T> T in(Map<String, T> map, String name) {
    T value = map.get(name);
    if (value == null) {
      throw new IllegalStateException("no '%s' among %s".formatted(name, map.keySet()));
    }
    return value;
  }
}
