package org.polyfuse.runtime.engine.djl;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.engine.SessionPlan;

/**
 * Counts the arrays of a pass. DJL keeps each until the step ends, so this is what is held when
 * gradients begin; a view is counted as if it had memory of its own.
 */
record PassBytes(Engine engine, SessionPlan plan) {

  long of(HostBatch batch) {
    try (NDManager root = engine.newBaseManager(Device.cpu());
        Replica replica = Replica.blank(root, Device.cpu(), plan);
        NDManager step = replica.step()) {
      Shard shard = Shard.of(batch, new int[] {0, batch.size()}, step, new StepBuffers());
      plan.network().judge(replica.pass(step, true), shard.inputs(), shard.supervision());
      return step.getManagedArrays().stream().mapToLong(PassBytes::bytes).sum();
    }
  }

  private static long bytes(NDArray array) {
    return array.getShape().size() * array.getDataType().getNumOfBytes();
  }
}
