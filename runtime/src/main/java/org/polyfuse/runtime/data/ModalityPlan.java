package org.polyfuse.runtime.data;

import java.util.Optional;
import org.polyfuse.api.data.FrontEnd;

/**
 * Where the features of one modality come from.
 *
 * @param name its name in the config
 * @param stream the dataset's stream
 * @param frontEnd makes features of it
 * @param frontEndKey names the front-end with all its settings and the version of its plugin: equal
 *     keys mean equal features of equal streams. Empty: its features are not cached
 */
public record ModalityPlan(
    String name, String stream, FrontEnd frontEnd, Optional<String> frontEndKey) {}
