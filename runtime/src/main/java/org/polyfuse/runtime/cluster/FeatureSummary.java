package org.polyfuse.runtime.cluster;

import java.util.List;
import org.polyfuse.api.data.Damage;

/**
 * What came of features.
 *
 * @param whole how many recordings have features
 * @param damage why others have none, and what was mended, in the order of the recordings
 * @param faults stack traces, for those that have none by a fault of the program; a few of them
 * @param seconds from the first task's start to the last one's end; NaN if that is not known
 */
public record FeatureSummary(long whole, List<Damage> damage, List<String> faults, double seconds) {

  /** Keeps copies. */
  public FeatureSummary {
    damage = List.copyOf(damage);
    faults = List.copyOf(faults);
  }
}
