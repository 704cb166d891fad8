package org.polyfuse.runtime.train;

/**
 * One line of {@code history.csv}.
 *
 * @param fold from 1 on; 0 for the final model
 * @param epoch from 1 on
 * @param split {@code train} or {@code validation}
 * @param loss mean over the recordings
 * @param accuracy share of recordings that were right; while training, with dropout on
 * @param seconds that it took
 * @param samplesPerSecond recordings a second
 */
public record HistoryRow(
    int fold,
    int epoch,
    String split,
    double loss,
    double accuracy,
    double seconds,
    double samplesPerSecond) {}
