package org.polyfuse.runtime.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.polyfuse.api.nn.SequenceShape;

/**
 * What a network is given of each modality.
 *
 * @param shapes of a step, by modality
 * @param encoded the modalities whose steps are encoded ahead of the network, which passes them on
 */
public record NetworkInputs(Map<String, SequenceShape> shapes, Set<String> encoded) {

  /** Copies the collections. */
  public NetworkInputs {
    shapes = Collections.unmodifiableMap(new LinkedHashMap<>(shapes));
    encoded = Set.copyOf(encoded);
  }

  /** Nothing is encoded ahead of the network. */
  public static NetworkInputs of(Map<String, SequenceShape> shapes) {
    return new NetworkInputs(shapes, Set.of());
  }
}
