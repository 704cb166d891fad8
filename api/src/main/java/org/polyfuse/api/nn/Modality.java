package org.polyfuse.api.nn;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/**
 * One encoded and attended modality of a batch, as a fusion sees it.
 *
 * @param name its name in the config
 * @param steps (N, T, C), the encoded, reduced steps
 * @param mask (N, T), 1 where a step is valid
 * @param present (N), 1 where the recording has this stream at all
 * @param centres (N, T), the centre of each step in seconds; 0 where padded. On the device, so that
 *     an engine which records a graph sees it as an input
 * @param attended weights, weighted steps and global vector
 * @param trunks (N, T, H), 1 where a valid step's centre lies in a trunk; there if the fusion asks
 *     for trunks
 */
public record Modality(
    String name,
    NDArray steps,
    NDArray mask,
    NDArray present,
    NDArray centres,
    Attended attended,
    Optional<NDArray> trunks) {

  /** (N, C), the sum of the attention-weighted steps; the zero vector for an absent stream. */
  public NDArray global() {
    return attended.global();
  }
}
