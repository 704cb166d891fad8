package org.polyfuse.runtime.cluster;

/**
 * What came of predictions on a cluster.
 *
 * @param predicted how many recordings have posteriors
 * @param skipped how many have none, and say why
 */
public record PredictionSummary(long predicted, long skipped) {}
