package org.polyfuse.api.nn;

import ai.djl.ndarray.NDArray;

/**
 * What a step of training knows besides the recordings. All are arrays on the device of the pass,
 * also the numbers: an engine that records a graph sees them as inputs, so that a loss may change
 * with them. They depend on where the training stands alone, so a run that goes on after a stop
 * sees the same.
 *
 * @param targets (N, K), one-hot, or a mixture that sums to 1; zeros where a recording has no label
 *     or is padding
 * @param weights (N), how much each recording counts in the loss, summing to 1 over the whole
 *     batch; 0 without label and where padded
 * @param epoch scalar, the epochs that are finished, 0 in the first one
 * @param progress scalar, the share of all steps that are made, from 0 up to 1
 */
public record Supervision(NDArray targets, NDArray weights, NDArray epoch, NDArray progress) {}
