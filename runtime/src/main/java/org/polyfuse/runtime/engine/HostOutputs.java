package org.polyfuse.runtime.engine;

import java.util.Map;
import java.util.Optional;
import org.polyfuse.runtime.weights.HostTensor;

/**
 * What a system gives for a batch, on the host; padded samples included.
 *
 * @param loss the weighted mean over the batch
 * @param posteriors (N, K) row-major
 * @param towers logits (N, K) of each tower that is trained by itself, by name
 * @param present (N), above 0 where the recording counts, for each tower by name
 * @param diagnostics (N, ...) by name
 * @param attention (N, T') by modality
 * @param hidden (N, O), the input of the head
 */
public record HostOutputs(
    double loss,
    float[] posteriors,
    Map<String, HostTensor> towers,
    Map<String, HostTensor> present,
    Map<String, HostTensor> diagnostics,
    Map<String, HostTensor> attention,
    Optional<HostTensor> hidden) {}
