package org.polyfuse.runtime.cluster;

/**
 * What came of predictions on a cluster.
 *
 * @param predicted how many recordings have posteriors
 * @param skipped how many have none, and say why
 * @param faults how many of those skipped are a fault of the program, not of the recording
 * @param seconds from the first task's start to the last one's end; NaN if that is not known
 */
public record PredictionSummary(long predicted, long skipped, long faults, double seconds) {}
