package org.polyfuse.runtime.data;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.polyfuse.api.data.Recording;

/**
 * A recording whose features are at hand, in memory or on disk.
 *
 * @param recording what it is
 * @param features by modality; an absent stream has none
 * @param label its class, empty if unknown
 * @param seconds the duration of its longest stream
 */
public record Example(
    Recording recording, Map<String, HeldFeatures> features, OptionalInt label, double seconds) {

  /** The same features of a recording that is told of in other words. */
  public Example of(Recording other) {
    return new Example(other, features, label, seconds);
  }

  /** The same recording with other features. */
  public Example with(Map<String, HeldFeatures> others) {
    return new Example(recording, others, label, seconds);
  }

  /** The same without the features of some modalities. */
  public Example without(Set<String> modalities) {
    Map<String, HeldFeatures> left = new LinkedHashMap<>(features);
    left.keySet().removeAll(modalities);
    return with(left);
  }
}
