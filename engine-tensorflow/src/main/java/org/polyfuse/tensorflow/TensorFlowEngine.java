package org.polyfuse.tensorflow;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.polyfuse.api.train.UpdateRule;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.engine.ComputeEngine;
import org.polyfuse.runtime.engine.InferenceSession;
import org.polyfuse.runtime.engine.SessionPlan;
import org.polyfuse.runtime.engine.TrainingSession;
import org.polyfuse.runtime.network.SystemNetwork;
import org.polyfuse.trace.Tracing;
import org.tensorflow.TensorFlow;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;
import org.tensorflow.proto.GraphOptions;

/** TensorFlow with its natives loaded. */
final class TensorFlowEngine implements ComputeEngine {

  private final ConfigProto config;
  private final int limit;
  private final List<String> devices;

  /**
   * @param limit shapes of batches that a session keeps recorded
   */
  TensorFlowEngine(int threads, int limit) {
    this.config =
        ConfigProto.newBuilder()
            .setIntraOpParallelismThreads(threads)
            .setInterOpParallelismThreads(1)
            .setAllowSoftPlacement(true)
            // else every new pass has the passes before it optimised again: 0.7 s instead of 0.1 s
            .setGraphOptions(GraphOptions.newBuilder().setPlacePrunedGraph(true))
            .setGpuOptions(GPUOptions.newBuilder().setAllowGrowth(true))
            .build();
    this.limit = limit;
    this.devices = Devices.list(config);
  }

  @Override
  public String name() {
    return TensorFlowEngineFactory.NAME;
  }

  @Override
  public String version() {
    return TensorFlow.version();
  }

  @Override
  public List<String> devices() {
    return devices;
  }

  @Override
  public List<String> abilities() {
    return List.of(
        "training",
        "inference",
        "data parallelism over several devices",
        String.format(
            Locale.ROOT,
            "%d operations of NDArray, checked before training",
            Tracing.methods().size()),
        "export to a SavedModel");
  }

  @Override
  public TrainingSession train(SessionPlan plan) {
    return new TensorFlowSession(resolved(plan), config, true, limit);
  }

  @Override
  public InferenceSession infer(SessionPlan plan) {
    return new TensorFlowSession(resolved(plan), config, false, limit);
  }

  @Override
  public void verify(SystemNetwork network, UpdateRule rule, HostBatch example) {
    new Verification(network, rule, config).run(example);
  }

  @Override
  public OptionalLong passBytes(SessionPlan plan, HostBatch example) {
    SessionPlan here =
        new SessionPlan(plan.network(), plan.weights(), plan.rule(), plan.frozen(), List.of("cpu"));
    return OptionalLong.of(new GraphBytes(here, config).of(example));
  }

  @Override
  public List<String> formats() {
    return List.of(SavedModelExport.FORMAT);
  }

  @Override
  public void export(String format, SessionPlan plan, HostBatch example, Path folder) {
    if (!format.equals(SavedModelExport.FORMAT)) {
      ComputeEngine.super.export(format, plan, example, folder);
      return;
    }
    new SavedModelExport(plan).write(example, folder);
  }

  private SessionPlan resolved(SessionPlan plan) {
    List<String> resolved =
        plan.devices().stream().map(name -> Devices.resolve(name, devices)).toList();
    return new SessionPlan(plan.network(), plan.weights(), plan.rule(), plan.frozen(), resolved);
  }
}
