package org.polyfuse.runtime.cluster;

import org.polyfuse.runtime.table.RunHost;

/** A connection to a cluster. Closing it stops what it still does. */
public interface Cluster extends AutoCloseable {

  /** Carries out the runs of tables there. */
  RunHost runs();

  /**
   * Predicts recordings there; a damaged one is named in the result and stops no other.
   *
   * @throws org.polyfuse.api.PolyfuseException if the run or the manifest is wrong, or the output
   *     is there already
   */
  PredictionSummary predict(PredictionOrder order);

  /**
   * Makes features there; a damaged recording is named in the result and stops no other.
   *
   * @throws org.polyfuse.api.PolyfuseException if the settings are wrong
   */
  FeatureSummary features(FeatureOrder order);

  @Override
  void close();
}
