package org.polyfuse.tensorflow;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import java.util.stream.IntStream;
import org.tensorflow.GraphOperation;
import org.tensorflow.Output;

/** Normalisation over a batch, and over the axes of a sample. */
final class NormRules {

  private NormRules() {}

  static Map<String, Rule> all() {
    return Map.of(
        "batchNorm", Rule.one(NormRules::batchNorm), "layerNorm", Rule.one(NormRules::layerNorm));
  }

  // layerNorm(input, normalised shape, gamma, beta, epsilon)
  private static Symbol layerNorm(Call call) {
    NDArray x = call.symbol(0).array();
    int rank = x.getShape().dimension();
    int[] axes = IntStream.range(rank - call.shape(1).dimension(), rank).toArray();
    NDArray centred = x.sub(x.mean(axes, true));
    NDArray variance = centred.square().mean(axes, true);
    NDArray result = centred.div(variance.add(call.real(4)).sqrt());
    result = call.has(2) ? result.mul(call.symbol(2).array()) : result;
    return Symbol.of(call.has(3) ? result.add(call.symbol(3).array()) : result);
  }

  // batchNorm(input, mean, variance, gamma, beta, axis, momentum, epsilon, training)
  private static Symbol batchNorm(Call call) {
    Symbol x = call.symbol(0);
    int axis = call.number(5) == -1 ? 1 : call.axis(call.number(5), x.rank());
    Order order = channelLast(x, axis);
    long channels = x.shape().get(axis);
    Nodes nodes = call.nodes();
    Output<?> rows = nodes.reshape(x.in(order), x.shape().size() / channels, 1, 1, channels);
    boolean training = call.flag(8);
    Output<?> none = new Constants(x.tracer()).filled(new Shape(0), 0, DataType.FLOAT32).node();
    GraphOperation op =
        nodes
            .op("FusedBatchNormV3")
            .in(
                rows,
                given(call, 3, 1, channels),
                given(call, 4, 0, channels),
                training ? none : call.symbol(1).node(),
                training ? none : call.symbol(2).node())
            .attr("epsilon", (float) call.real(7))
            .attr("is_training", training)
            .op();
    if (training) {
      follow(call.symbol(1), op.output(1), call.real(6));
      follow(call.symbol(2), op.output(2), call.real(6));
    }
    Output<?> node = nodes.reshape(op.output(0), order.physical(x.shape().getShape()));
    return new Symbol(x.tracer(), node, order, x.shape(), x.type());
  }

  private static Order channelLast(Symbol x, int axis) {
    if (axis == 1 && x.rank() > 1) {
      return Order.channelsLast(x.rank());
    }
    int last = x.rank() - 1;
    int[] axes =
        IntStream.range(0, x.rank()).map(j -> j == last ? axis : j < axis ? j : j + 1).toArray();
    return new Order(axes);
  }

  private static Output<?> given(Call call, int index, double otherwise, long channels) {
    return call.has(index)
        ? call.symbol(index).node()
        : new Constants(call.self().tracer())
            .filled(new Shape(channels), otherwise, DataType.FLOAT32)
            .node();
  }

  /** The running statistic moves towards the batch's. */
  private static void follow(Symbol running, Output<?> ofBatch, double momentum) {
    Symbol batch = running.with(ofBatch).constant();
    NDArray next = running.array().mul(momentum).add(batch.array().mul(1 - momentum));
    running.tracer().update(running, Symbol.of(next));
  }
}
