package org.polyfuse.runtime.network;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/**
 * One modality of a batch as arrays.
 *
 * @param values (N, T, ...)
 * @param mask (N, T)
 * @param present (N)
 * @param centres (N, T') seconds, of encoded steps
 * @param trunks (N, T', H), if the fusion asks for trunks
 */
public record ModalityInput(
    NDArray values, NDArray mask, NDArray present, NDArray centres, Optional<NDArray> trunks) {}
