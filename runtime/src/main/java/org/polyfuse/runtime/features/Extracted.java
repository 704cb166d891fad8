package org.polyfuse.runtime.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.polyfuse.api.data.Features;
import org.polyfuse.api.data.Repair;
import org.polyfuse.runtime.digest.Digest;

/**
 * What came of one stream of a recording; what the feature cache keeps.
 *
 * @param features the front-end's, or what the encoder prepares of them
 * @param seconds how long the raw stream lasts
 * @param repaired a line on each damage that a reader mended
 * @param repairs what the front-end mended, also where that was nothing
 * @param source the digest of the front-end's features, if these are prepared ones
 */
record Extracted(
    Features features,
    double seconds,
    List<String> repaired,
    List<Repair> repairs,
    Optional<String> source) {

  /** Features as the front-end gives them. */
  Extracted(Features features, double seconds, List<String> repaired, List<Repair> repairs) {
    this(features, seconds, repaired, repairs, Optional.empty());
  }

  Extracted {
    repaired = List.copyOf(repaired);
    repairs = List.copyOf(repairs);
  }

  /** The same with what the encoder prepares of the features. */
  Extracted prepared(Preparing preparing) {
    String digest = new Digest().add(features).hex();
    return new Extracted(
        preparing.apply(features), seconds, repaired, repairs, Optional.of(digest));
  }

  /** A line on everything that was mended. */
  List<String> lines() {
    List<String> lines = new ArrayList<>(repaired);
    for (Repair repair : repairs) {
      if (repair.part() > 0) {
        lines.add(
            String.format(
                Locale.ROOT, "%s: %d of %d", repair.what(), repair.part(), repair.whole()));
      }
    }
    return lines;
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
