package org.polyfuse.api.nn;

import java.util.List;
import java.util.Map;

/**
 * A fusion with values that are chosen on the validation part after training, not by gradients,
 * such as the weights of a mixture.
 */
public interface Tunable {

  /**
   * Chooses.
   *
   * @param towers the outputs of each {@link Fused.Tower} on the validation part
   * @param labels the class of each of its S recordings
   * @return new values by the name of a parameter declared with {@link Part#constant}; none to
   *     leave them
   */
  Map<String, float[]> tune(List<TowerOutputs> towers, int[] labels);

  /**
   * The outputs of one tower.
   *
   * @param name the tower
   * @param logits (S, K)
   * @param present (S), whether it counts for the recording
   */
  record TowerOutputs(String name, float[][] logits, boolean[] present) {}
}
