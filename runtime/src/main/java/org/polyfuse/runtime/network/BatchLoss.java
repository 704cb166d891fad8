package org.polyfuse.runtime.network;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.loss.Loss;
import org.polyfuse.api.loss.Scores;
import org.polyfuse.api.nn.Fused;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.api.nn.Scalars;
import org.polyfuse.api.nn.Supervision;

/**
 * What is made small: the loss of the outputs, of the towers, and the auxiliary ones. The weights
 * of the samples sum to 1 over the whole batch, so the losses of its shards on several devices add
 * up to that of the batch.
 */
record BatchLoss(Loss loss, Pass pass, Supervision supervision) {

  /** The loss of a batch, or of a shard of it: a scalar. */
  NDArray of(SystemOutputs outputs) {
    NDArray sum = outputs.lossWeight() == 0 ? null : ofOutputs(outputs); // (N)
    for (Fused.Tower tower : outputs.towers()) {
      sum = sum(sum, rows(Scores.ofLogits(tower.outputs())).mul(tower.present()));
    }
    for (NDArray auxiliary : outputs.auxiliaryLosses().values()) {
      sum = sum(sum, auxiliary);
    }
    return Optional.ofNullable(sum).orElseGet(this::nothing).mul(supervision.weights()).sum();
  }

  private NDArray ofOutputs(SystemOutputs outputs) {
    NDArray rows = rows(outputs.scores());
    return outputs.lossWeight() == 1 ? rows : rows.mul(Scalars.of(rows, outputs.lossWeight()));
  }

  private NDArray rows(Scores scores) {
    return loss.of(pass, scores, supervision);
  }

  private static NDArray sum(@Nullable NDArray sum, NDArray more) {
    return sum == null ? more : sum.add(more);
  }

  /** Without targets a fusion may have no loss. */
  private NDArray nothing() {
    if (pass.training()) {
      throw new PolyfuseException(
          "fusion: must give something to train but weighs its outputs by 0 and has neither towers"
              + " nor auxiliary losses. Choose another fusion, or mend this one.");
    }
    return supervision.weights().zerosLike();
  }
}
