package org.polyfuse.runtime.train;

import java.util.List;

/**
 * What a training gave beside its weights.
 *
 * @param epoch whose weights were kept, from 1 on
 * @param seconds of all training steps
 * @param history loss and accuracy of each epoch
 */
public record Trained(int epoch, double seconds, List<HistoryRow> history) {}
