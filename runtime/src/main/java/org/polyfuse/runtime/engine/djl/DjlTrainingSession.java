package org.polyfuse.runtime.engine.djl;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.polyfuse.api.nn.NamedParameters;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.engine.HostOutputs;
import org.polyfuse.runtime.engine.OptimizerState;
import org.polyfuse.runtime.engine.SessionPlan;
import org.polyfuse.runtime.engine.TrainingSession;
import org.polyfuse.runtime.network.SystemNetwork;
import org.polyfuse.runtime.weights.HostTensor;

/**
 * Trains on one or several devices. A batch is divided among them, the losses of the shards are
 * added up and differentiated together, and every replica is updated with the summed gradient.
 */
final class DjlTrainingSession implements TrainingSession {

  private final Engine engine;
  private final NDManager root;
  private final SystemNetwork network;
  private final double clip;
  private final List<Replica> replicas = new ArrayList<>();
  private final List<StepBuffers> buffers = new ArrayList<>();
  private final Optimizer optimizer;
  private boolean wantsGradients;

  DjlTrainingSession(Engine engine, SessionPlan plan, List<Device> devices) {
    this.engine = engine;
    this.root = engine.newBaseManager(devices.get(0));
    this.network = plan.network();
    this.clip = plan.rule().clip();
    for (Device device : devices) {
      replicas.add(new Replica(root, device, plan));
      buffers.add(new StepBuffers());
    }
    this.optimizer = new Optimizer(plan.rule(), replicas, undecayed(network));
  }

  private static Set<String> undecayed(SystemNetwork network) {
    return NamedParameters.of(network).entrySet().stream()
        .filter(each -> each.getValue().getType() != Parameter.Type.WEIGHT)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  @Override
  public StepResult train(HostBatch batch, long seed, double learningRate) {
    wantGradients(true);
    engine.setRandomSeed((int) (seed ^ (seed >>> 32)));
    List<NDManager> steps = new ArrayList<>();
    try {
      replicas.forEach(replica -> steps.add(replica.step()));
      StepResult result = differentiate(batch, steps);
      List<Map<String, NDArray>> gradients = Gradients.summed(replicas, steps);
      if (!Double.isFinite(result.loss())) { // weights that are still numbers stay so
        return new StepResult(
            result.loss(),
            result.posteriors(),
            OptionalDouble.of(Gradients.norm(gradients.get(0))));
      }
      float scale = Gradients.scale(gradients.get(0), clip);
      optimizer.update(gradients, scale, learningRate);
      return result;
    } finally {
      steps.forEach(NDManager::close);
    }
  }

  private StepResult differentiate(HostBatch batch, List<NDManager> steps) {
    NDArray[] losses = new NDArray[replicas.size()];
    NDArray[] posteriors = new NDArray[replicas.size()];
    try (GradientCollector collector = engine.newGradientCollector()) {
      for (int i = 0; i < losses.length; i++) {
        buffers.get(i).rewind();
        int[] bounds = Shard.bounds(batch.size(), i, losses.length);
        if (bounds[0] == bounds[1]) {
          continue;
        }
        Shard shard = Shard.of(batch, bounds, steps.get(i), buffers.get(i));
        SystemNetwork.Judged judged =
            network.judge(
                replicas.get(i).pass(steps.get(i), true), shard.inputs(), shard.supervision());
        losses[i] = judged.loss();
        posteriors[i] = judged.outputs().logPosteriors();
      }
      NDArray total = total(losses);
      collector.backward(total);
      return new StepResult(total.getFloat(), joined(posteriors), OptionalDouble.empty());
    }
  }

  private NDArray total(NDArray[] losses) {
    NDArray total = null;
    for (NDArray loss : losses) {
      if (loss != null) {
        NDArray here = loss.toDevice(replicas.get(0).device(), false);
        total = total == null ? here : total.add(here);
      }
    }
    return Objects.requireNonNull(total, "an empty batch cannot be trained on");
  }

  private static float[] joined(NDArray[] logPosteriors) {
    float[][] parts = new float[logPosteriors.length][0];
    int size = 0;
    for (int i = 0; i < parts.length; i++) {
      if (logPosteriors[i] != null) {
        parts[i] = logPosteriors[i].stopGradient().exp().toFloatArray();
        size += parts[i].length;
      }
    }
    float[] joined = new float[size];
    int next = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, joined, next, part.length);
      next += part.length;
    }
    return joined;
  }

  @Override
  public HostOutputs evaluate(HostBatch batch) {
    wantGradients(false);
    return new Evaluation(network).run(replicas.get(0), buffers.get(0), batch);
  }

  private void wantGradients(boolean want) {
    if (want != wantsGradients) {
      replicas.forEach(replica -> replica.requireGradients(want));
      wantsGradients = want;
    }
  }

  @Override
  public Map<String, HostTensor> weights() {
    return replicas.get(0).copyWeights();
  }

  @Override
  public void assign(Map<String, HostTensor> weights) {
    wantGradients(false);
    replicas.forEach(replica -> replica.assign(weights));
  }

  @Override
  public OptimizerState optimizerState() {
    return optimizer.state();
  }

  @Override
  public void restore(OptimizerState state) {
    optimizer.restore(state);
  }

  @Override
  public void close() {
    root.close();
  }
}
