package org.polyfuse.runtime.config;

import java.util.ArrayList;
import java.util.List;
import org.polyfuse.api.PolyfuseException;

/** Collects what is wrong, to be thrown once. */
final class Problems {

  private final List<String> lines = new ArrayList<>();

  void add(String path, String text, Origin origin) {
    lines.add((path.isEmpty() ? text : path + ": " + text) + origin.suffix());
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  void throwIfAny() {
    if (!lines.isEmpty()) {
      throw new PolyfuseException(lines);
    }
  }
}
