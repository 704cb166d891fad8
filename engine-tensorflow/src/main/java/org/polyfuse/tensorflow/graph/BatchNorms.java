package org.polyfuse.tensorflow.graph;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.stream.IntStream;
import org.polyfuse.trace.Operation;
import org.tensorflow.GraphOperation;
import org.tensorflow.Output;

/** Normalisation over a batch. */
final class BatchNorms {

  private BatchNorms() {}

  static List<Symbol> batchNorm(Operation each, List<Symbol> in) {
    Symbol x = in.get(0);
    int axis = each.number("axis");
    Order order = channelLast(x, axis);
    long channels = x.shape().get(axis);
    Nodes nodes = x.nodes();
    Output<?> rows = nodes.reshape(x.in(order), x.shape().size() / channels, 1, 1, channels);
    boolean training = each.flag("training");
    Output<?> none = Translation.filled(nodes, new Shape(0), 0, DataType.FLOAT32);
    GraphOperation op =
        nodes
            .op("FusedBatchNormV3")
            .in(
                rows,
                in.get(1).node(),
                in.get(2).node(),
                training ? none : in.get(3).node(),
                training ? none : in.get(4).node())
            .attr("epsilon", (float) each.real("epsilon"))
            .attr("is_training", training)
            .op();
    Output<?> node = nodes.reshape(op.output(0), order.physical(x.shape().getShape()));
    Symbol result = new Symbol(nodes, node, order, x.shape(), x.type());
    return training
        ? List.of(result, statistic(nodes, op, 1, channels), statistic(nodes, op, 2, channels))
        : List.of(result);
  }

  private static Symbol statistic(Nodes nodes, GraphOperation op, int output, long channels) {
    return new Symbol(nodes, op.output(output), new Shape(channels), DataType.FLOAT32);
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
}
