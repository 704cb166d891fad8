package org.polyfuse.runtime.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;
import org.polyfuse.api.nn.Fused;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.engine.HostOutputs;
import org.polyfuse.runtime.network.SystemNetwork;
import org.polyfuse.runtime.network.SystemOutputs;
import org.polyfuse.runtime.weights.HostTensor;

/** A pass without training, read back to the host. */
record Evaluation(SystemNetwork network) {

  HostOutputs run(Replica replica, StepBuffers buffers, HostBatch batch) {
    buffers.rewind();
    try (NDManager step = replica.step()) {
      Shard shard = Shard.of(batch, new int[] {0, batch.size()}, step, buffers);
      SystemNetwork.Judged judged =
          network.judge(replica.pass(step, false), shard.inputs(), shard.supervision());
      SystemOutputs outputs = judged.outputs();
      Map<String, HostTensor> towers = new LinkedHashMap<>();
      Map<String, HostTensor> present = new LinkedHashMap<>();
      for (Fused.Tower tower : outputs.towers()) {
        towers.put(tower.name(), host(tower.outputs()));
        present.put(tower.name(), host(tower.present()));
      }
      return new HostOutputs(
          judged.loss().getFloat(),
          outputs.logPosteriors().exp().toFloatArray(),
          towers,
          present,
          host(outputs.diagnostics()),
          host(outputs.attention()),
          outputs.hidden().map(Evaluation::host));
    }
  }

  private static Map<String, HostTensor> host(Map<String, NDArray> arrays) {
    Map<String, HostTensor> tensors = new LinkedHashMap<>();
    arrays.forEach((name, array) -> tensors.put(name, host(array)));
    return tensors;
  }

  static HostTensor host(NDArray array) {
    return new HostTensor(array.toFloatArray(), array.getShape().getShape());
  }
}
