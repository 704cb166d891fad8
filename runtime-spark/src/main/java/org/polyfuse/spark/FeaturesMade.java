package org.polyfuse.spark;

import java.io.Serializable;
import java.util.List;

/**
 * What came of some recordings, in their order.
 *
 * @param whole how many have features
 * @param damage what was found
 * @param fault a stack trace, if one has none by a fault of the program; else empty
 */
record FeaturesMade(long whole, List<Row> damage, String fault) implements Serializable {

  /** A line of {@code damage.csv}. */
  record Row(String recording, String stream, String reason, boolean skipped)
      implements Serializable {}
}
