package org.polyfuse.runtime.train;

import java.util.List;
import java.util.Optional;

/**
 * What a training gave beside its weights.
 *
 * @param epoch whose weights were kept, from 1 on
 * @param seconds of all training steps
 * @param history loss and accuracy of each epoch
 * @param validation what the weights that were kept say of the validation part; empty if there is
 *     none
 */
public record Trained(
    int epoch, double seconds, List<HistoryRow> history, Optional<PartResult> validation) {}
