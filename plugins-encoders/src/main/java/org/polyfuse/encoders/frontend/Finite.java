package org.polyfuse.encoders.frontend;

import org.polyfuse.api.data.DamagedStreamException;

/** Refuses values that no network can use. */
final class Finite {

  private Finite() {}

  static void require(String what, float[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new DamagedStreamException(
            "%s: values must be finite but number %d of %d is %s"
                .formatted(what, i, values.length, values[i]));
      }
    }
  }
}
