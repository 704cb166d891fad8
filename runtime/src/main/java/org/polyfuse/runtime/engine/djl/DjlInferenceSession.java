package org.polyfuse.runtime.engine.djl;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.engine.HostOutputs;
import org.polyfuse.runtime.engine.InferenceSession;
import org.polyfuse.runtime.engine.SessionPlan;
import org.polyfuse.runtime.weights.HostTensor;

/** Predicts on one device. Weights want no gradients, so no thread builds a graph. */
final class DjlInferenceSession implements InferenceSession {

  private final NDManager root;
  private final Replica replica;
  private final Evaluation evaluation;
  private final Queue<StepBuffers> idle = new ConcurrentLinkedQueue<>();

  DjlInferenceSession(Engine engine, SessionPlan plan, Device device) {
    this.root = engine.newBaseManager(device);
    this.replica = new Replica(root, device, plan);
    this.evaluation = new Evaluation(plan.network());
  }

  @Override
  public HostOutputs evaluate(HostBatch batch) {
    StepBuffers borrowed = idle.poll();
    StepBuffers buffers = borrowed == null ? new StepBuffers() : borrowed;
    try {
      return evaluation.run(replica, buffers, batch);
    } finally {
      idle.add(buffers);
    }
  }

  @Override
  public Map<String, HostTensor> weights() {
    return replica.copyWeights();
  }

  @Override
  public void assign(Map<String, HostTensor> weights) {
    replica.assign(weights);
  }

  @Override
  public void close() {
    root.close();
  }
}
