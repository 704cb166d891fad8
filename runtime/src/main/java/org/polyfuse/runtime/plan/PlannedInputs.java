package org.polyfuse.runtime.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.runtime.network.NetworkInputs;

/**
 * What a planned system sees of its data.
 *
 * @param frontEnds what the front-end of each modality gives
 * @param probed the modalities whose features' shape only the data could tell
 * @param network what is left for the network when all that runs ahead of it is done
 */
record PlannedInputs(
    Map<String, SequenceShape> frontEnds, List<String> probed, NetworkInputs network) {

  PlannedInputs {
    frontEnds = Collections.unmodifiableMap(new LinkedHashMap<>(frontEnds));
    probed = List.copyOf(probed);
  }
}
