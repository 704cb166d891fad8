package org.polyfuse.runtime.train;

import java.util.Map;
import org.polyfuse.runtime.engine.OptimizerState;
import org.polyfuse.runtime.engine.TrainingSession;
import org.polyfuse.runtime.weights.HostTensor;

/**
 * Where a session stood when an epoch began.
 *
 * @param weights all of them
 * @param optimizer what it remembered
 */
record EpochStart(Map<String, HostTensor> weights, OptimizerState optimizer) {

  static EpochStart of(TrainingSession session) {
    return new EpochStart(session.weights(), session.optimizerState());
  }

  /** Puts a session there. */
  void restore(TrainingSession session) {
    session.assign(weights);
    session.restore(optimizer);
  }
}
