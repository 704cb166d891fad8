package org.polyfuse.tensorflow;

import java.util.ArrayList;
import java.util.List;
import org.polyfuse.runtime.network.SystemNetwork;
import org.polyfuse.runtime.network.SystemOutputs;
import org.polyfuse.tensorflow.graph.Nodes;
import org.polyfuse.tensorflow.graph.Tracer;
import org.tensorflow.Output;

/**
 * Passes over the shards of a batch, one for each device.
 *
 * @param tracers in the order of the shards
 * @param outputs of each
 * @param loss the sum over the shards
 */
record Passes(List<Tracer> tracers, List<SystemOutputs> outputs, Output<?> loss) {

  static Passes record(
      GraphProgram program,
      BatchInputs inputs,
      GraphProgram.Reads reads,
      List<String> devices,
      boolean trains) {
    SystemNetwork network = program.plan().network();
    List<Tracer> tracers = new ArrayList<>();
    List<SystemOutputs> outputs = new ArrayList<>();
    List<Output<?>> losses = new ArrayList<>();
    int randoms = 0;
    for (int i = 0; i < devices.size(); i++) {
      int from = inputs.size() * i / devices.size();
      int to = inputs.size() * (i + 1) / devices.size();
      if (from == to) {
        continue;
      }
      Nodes nodes = new Nodes(program.nodes().graph(), Devices.placement(devices.get(i)));
      Tracer tracer = new Tracer(nodes, program.seed(), reads::of, randoms);
      BatchInputs.Shard shard = inputs.shard(tracer, from, to);
      SystemNetwork.Judged result =
          network.judge(tracer.pass(trains), shard.inputs(), shard.supervision());
      losses.add(tracer.symbol(result.loss()).plain());
      randoms = tracer.randoms();
      tracers.add(tracer);
      outputs.add(result.outputs());
    }
    return new Passes(tracers, outputs, total(program.nodes(), losses));
  }

  private static Output<?> total(Nodes nodes, List<Output<?>> losses) {
    if (losses.isEmpty()) {
      throw new IllegalArgumentException("an empty batch cannot be recorded");
    }
    return losses.size() == 1 ? losses.get(0) : nodes.op("AddN").list(losses).out();
  }

  /** (N, K), of all shards in the order of the batch. */
  Output<?> posteriors(Nodes nodes) {
    List<Output<?>> parts = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      parts.add(tracers.get(i).symbol(outputs.get(i).logPosteriors().exp()).plain());
    }
    return parts.size() == 1
        ? parts.get(0)
        : nodes.op("ConcatV2").list(parts).in(nodes.scalarInt(0)).out();
  }
}
