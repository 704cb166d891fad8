package org.polyfuse.tensorflow.graph;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.polyfuse.trace.Operation;
import org.tensorflow.Output;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TInt64;

/** Values picked by place. */
final class Picks {

  private Picks() {}

  static Symbol slice(Operation each, Symbol x) {
    return slice(
        x, each.numbers("from"), each.numbers("to"), each.numbers("step"), each.output().shape());
  }

  private static Symbol slice(Symbol x, long[] from, long[] to, long[] step, Shape shape) {
    Nodes nodes = x.nodes();
    Order order = x.order();
    Output<?> node =
        nodes
            .op("StridedSlice")
            .in(
                x.node(),
                nodes.axes(order.physical(from)),
                nodes.axes(order.physical(to)),
                nodes.axes(order.physical(step)))
            .out();
    return new Symbol(nodes, node, order, shape, x.type());
  }

  /** The places {@code from} to {@code to} of one axis. */
  static Symbol slice(Symbol x, int axis, long from, long to) {
    long[] axes = x.shape().getShape().clone();
    if (from == 0 && to == axes[axis]) {
      return x;
    }
    long[] start = new long[axes.length];
    long[] stop = axes.clone();
    long[] step = ones(axes.length);
    start[axis] = from;
    stop[axis] = to;
    axes[axis] = to - from;
    return slice(x, start, stop, step, new Shape(axes));
  }

  private static long[] ones(int rank) {
    long[] ones = new long[rank];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Rows of the first axis: shape of the index, then the rest. */
  static Symbol rows(Symbol table, Symbol index) {
    Nodes nodes = table.nodes();
    Output<?> node =
        nodes.op("GatherV2").in(table.plain(), index.plain(), nodes.scalarInt(0)).out();
    Shape shape = index.shape().addAll(table.shape().slice(1));
    return new Symbol(nodes, node, shape, table.type());
  }

  /** As one look-up in the flattened array, which has a gradient. */
  static Symbol pick(Symbol x, Symbol index, int axis) {
    Nodes nodes = x.nodes();
    Output<?> flat = index.plain();
    long stride = 1;
    for (int i = x.rank() - 1; i >= 0; i--) {
      Output<?> along = i == axis ? index.plain() : steps(nodes, index.shape(), i);
      Output<?> term = nodes.op("Mul").in(along, nodes.scalarLong(stride)).out();
      flat = i == x.rank() - 1 ? term : nodes.op("AddV2").in(flat, term).out();
      stride *= x.shape().get(i);
    }
    Symbol places = new Symbol(nodes, flat, index.shape(), DataType.INT64);
    return rows(Layouts.reshape(x, new Shape(x.shape().size())), places);
  }

  /** 0, 1, 2, ... along one axis. */
  private static Output<?> steps(Nodes nodes, Shape index, int axis) {
    long[] axes = ones(index.dimension());
    axes[axis] = index.get(axis);
    long[] steps = LongStream.range(0, index.get(axis)).toArray();
    TInt64 tensor =
        TInt64.tensorOf(org.tensorflow.ndarray.Shape.of(axes), DataBuffers.of(steps, true, false));
    return nodes.constant(tensor, steps.length, List.of(Arrays.toString(axes), steps.length));
  }

  static Symbol points(Operation each, Symbol x, Symbol places) {
    Output<?> node = x.nodes().op("GatherNd").in(x.plain(), places.plain()).out();
    return new Symbol(x.nodes(), node, each.output().shape(), x.type());
  }

  static Symbol oneHot(Operation each, Symbol places) {
    Nodes nodes = places.nodes();
    DataType type = each.output().type();
    Output<?> node =
        nodes
            .op("OneHot")
            .in(
                places.plain(),
                nodes.scalarInt(each.number("depth")),
                nodes.scalar(each.real("on"), Kinds.of(type)),
                nodes.scalar(each.real("off"), Kinds.of(type)))
            .out();
    return new Symbol(nodes, node, each.output().shape(), type);
  }
}
