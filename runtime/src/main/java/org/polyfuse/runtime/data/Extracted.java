package org.polyfuse.runtime.data;

import java.util.List;
import org.polyfuse.api.data.Features;

/**
 * What came of one stream of a recording; what the feature cache keeps.
 *
 * @param features the front-end's
 * @param seconds how long the raw stream lasts
 * @param repaired a line on each damage that was mended
 */
record Extracted(Features features, double seconds, List<String> repaired) {

  Extracted {
    repaired = List.copyOf(repaired);
  }

  /** The place of the first value that is no finite number, -1 if there is none. */
  int firstNotFinite() {
    float[] values = features.values();
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        return i;
      }
    }
    return -1;
  }
}
