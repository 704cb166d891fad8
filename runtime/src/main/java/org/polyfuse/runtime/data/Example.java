package org.polyfuse.runtime.data;

import java.util.Map;
import java.util.OptionalInt;
import org.polyfuse.api.data.Features;
import org.polyfuse.api.data.Recording;

/**
 * A recording whose features are at hand.
 *
 * @param recording what it is
 * @param features by modality; an absent stream has none
 * @param label its class, empty if unknown
 * @param seconds the duration of its longest stream
 */
public record Example(
    Recording recording, Map<String, Features> features, OptionalInt label, double seconds) {

  /** The same recording with other features. */
  public Example with(Map<String, Features> others) {
    return new Example(recording, others, label, seconds);
  }
}
