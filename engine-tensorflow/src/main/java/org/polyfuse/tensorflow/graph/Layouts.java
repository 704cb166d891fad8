package org.polyfuse.tensorflow.graph;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.polyfuse.trace.Operation;
import org.polyfuse.trace.Value;
import org.tensorflow.GraphOperation;
import org.tensorflow.Output;

/** Other views of the same values, mirrored, padded, repeated, joined and split ones. */
final class Layouts {

  private Layouts() {}

  /** Channels that lie last may stay there if only what follows them changes. */
  static Symbol reshape(Symbol x, Shape shape) {
    if (shape.equals(x.shape())) {
      return x;
    }
    boolean staysLast =
        x.rank() > 2
            && shape.dimension() > 2
            && x.order().equals(Order.channelsLast(x.rank()))
            && x.shape().slice(0, 2).equals(shape.slice(0, 2));
    Order order =
        staysLast ? Order.channelsLast(shape.dimension()) : Order.plain(shape.dimension());
    Output<?> from = staysLast ? x.node() : x.plain();
    Output<?> node = x.nodes().reshape(from, order.physical(shape.getShape()));
    return new Symbol(x.nodes(), node, order, shape, x.type());
  }

  /** Moves nothing: the tensor stays, its axes are said to lie in another order. */
  static Symbol transpose(Symbol x, int[] order) {
    Shape shape = new Shape(IntStream.of(order).mapToLong(x.shape()::get).toArray());
    return new Symbol(x.nodes(), x.node(), x.order().transposed(order), shape, x.type());
  }

  static Symbol broadcast(Symbol x, Shape wanted) {
    if (wanted.equals(x.shape())) {
      return x;
    }
    Output<?> axes = x.nodes().axes(wanted.getShape());
    Output<?> node = x.nodes().op("BroadcastTo").in(x.plain(), axes).out();
    return new Symbol(x.nodes(), node, wanted, x.type());
  }

  static Symbol flip(Operation each, Symbol x) {
    int[] places = x.order().places();
    int[] axes = IntStream.of(each.axes("axes")).map(axis -> places[axis]).toArray();
    return x.with(x.nodes().op("ReverseV2").in(x.node(), x.nodes().ints(axes)).out());
  }

  static Symbol pad(Operation each, Symbol x) {
    return pad(x, each.numbers("before"), each.numbers("after"), each.real("value"));
  }

  /** Pads axes of the array on both sides. */
  static Symbol pad(Symbol x, long[] before, long[] after, double value) {
    int rank = x.rank();
    int[] pairs = new int[2 * rank];
    long[] axes = x.shape().getShape().clone();
    for (int j = 0; j < rank; j++) {
      int axis = x.order().axes()[j];
      pairs[2 * j] = (int) before[axis];
      pairs[2 * j + 1] = (int) after[axis];
      axes[axis] += before[axis] + after[axis];
    }
    Nodes nodes = x.nodes();
    Output<?> paddings = nodes.reshape(nodes.ints(pairs), rank, 2);
    Output<?> fill = nodes.scalar(value, Kinds.of(x.type()));
    Output<?> node = nodes.op("PadV2").in(x.node(), paddings, fill).out();
    return new Symbol(nodes, node, x.order(), new Shape(axes), x.type());
  }

  static Symbol tile(Operation each, Symbol x) {
    Output<?> times = x.nodes().ints(each.axes("times"));
    Output<?> node = x.nodes().op("Tile").in(x.plain(), times).out();
    return new Symbol(x.nodes(), node, each.output().shape(), x.type());
  }

  static Symbol concat(List<Symbol> parts, int axis) {
    Symbol first = parts.get(0);
    List<Output<?>> tensors = new ArrayList<>();
    long[] axes = first.shape().getShape().clone();
    axes[axis] = 0;
    for (Symbol part : parts) {
      tensors.add(part.in(first.order()));
      axes[axis] += part.shape().get(axis);
    }
    Nodes nodes = first.nodes();
    int place = first.order().places()[axis];
    Output<?> node = nodes.op("ConcatV2").list(tensors).in(nodes.scalarInt(place)).out();
    return new Symbol(nodes, node, first.order(), new Shape(axes), first.type());
  }

  static List<Symbol> split(Operation each, Symbol x) {
    long[] sizes = each.numbers("sizes");
    Nodes nodes = x.nodes();
    int place = x.order().places()[each.number("axis")];
    GraphOperation op =
        nodes
            .op("SplitV")
            .in(x.node(), nodes.axes(sizes), nodes.scalarInt(place))
            .attr("num_split", sizes.length)
            .op();
    List<Symbol> parts = new ArrayList<>();
    for (Value part : each.outputs()) {
      parts.add(new Symbol(nodes, op.output(parts.size()), x.order(), part.shape(), x.type()));
    }
    return parts;
  }
}
