package org.polyfuse.runtime.network;

import ai.djl.ndarray.NDArray;
import org.polyfuse.api.nn.Fused;

/**
 * The loss of classification. The weights of the samples sum to 1 over the whole batch, so the
 * losses of its shards on several devices add up to that of the batch.
 */
public final class CrossEntropy {

  private CrossEntropy() {}

  /**
   * The loss of a batch, or of a shard of it.
   *
   * @param targets (N, K), one-hot
   * @param weights (N), 0 where padded
   * @return a scalar
   */
  public static NDArray of(SystemOutputs outputs, NDArray targets, NDArray weights) {
    NDArray loss = ofBatch(outputs, targets); // (N)
    for (NDArray auxiliary : outputs.auxiliaryLosses().values()) {
      loss = loss.add(auxiliary);
    }
    return loss.mul(weights).sum();
  }

  private static NDArray ofBatch(SystemOutputs outputs, NDArray targets) {
    if (outputs.towers().isEmpty()) {
      return ofRows(outputs.logPosteriors(), targets);
    }
    NDArray loss = ofTower(outputs.towers().get(0), targets);
    for (Fused.Tower tower : outputs.towers().subList(1, outputs.towers().size())) {
      loss = loss.add(ofTower(tower, targets));
    }
    return loss;
  }

  private static NDArray ofTower(Fused.Tower tower, NDArray targets) {
    return ofRows(tower.outputs().logSoftmax(1), targets).mul(tower.present());
  }

  private static NDArray ofRows(NDArray logPosteriors, NDArray targets) {
    return logPosteriors.mul(targets).sum(new int[] {1}).neg(); // (N)
  }
}
