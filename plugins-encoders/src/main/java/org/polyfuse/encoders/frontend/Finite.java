package org.polyfuse.encoders.frontend;

import java.util.Locale;
import org.polyfuse.api.data.DamagedStreamException;

/** Refuses values that no network can use. */
final class Finite {

  private Finite() {}

  static void require(String what, float[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new DamagedStreamException(
            String.format(
                Locale.ROOT,
                "%s: values must be finite but number %d of %d is %s",
                what,
                i,
                values.length,
                values[i]));
      }
    }
  }
}
