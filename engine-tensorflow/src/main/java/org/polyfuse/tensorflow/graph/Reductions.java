package org.polyfuse.tensorflow.graph;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.stream.IntStream;
import org.polyfuse.trace.Operation;
import org.tensorflow.GraphOperation;
import org.tensorflow.Output;

/** Sums, means and the like over axes, running sums along one, and the places of the largest. */
final class Reductions {

  private Reductions() {}

  static Symbol reduce(Operation each, Symbol x) {
    int[] axes = each.axes("axes");
    boolean keep = each.flag("keep");
    int[] places = x.order().places();
    int[] physical = IntStream.of(axes).map(axis -> places[axis]).sorted().toArray();
    Output<?> node =
        x.nodes()
            .op(Elements.name(each))
            .in(x.node(), x.nodes().ints(physical))
            .attr("keep_dims", keep)
            .out();
    Order order = x.order();
    for (int axis : IntStream.of(axes).map(a -> -a).sorted().map(a -> -a).toArray()) {
      order = keep ? order : order.without(axis);
    }
    return new Symbol(x.nodes(), node, order, each.output().shape(), x.type());
  }

  static Symbol running(Operation each, Symbol x) {
    int place = x.order().places()[each.number("axis")];
    return x.with(x.nodes().op("Cumsum").in(x.node(), x.nodes().scalarInt(place)).out());
  }

  static Symbol extreme(Operation each, Symbol x) {
    Output<?> node =
        x.nodes()
            .op(Elements.name(each))
            .in(x.constant().plain(), x.nodes().scalarInt(each.number("axis")))
            .out();
    return new Symbol(x.nodes(), node, each.output().shape(), DataType.INT64);
  }

  /** The places of the k largest along an axis, the largest first. */
  static Symbol largest(Operation each, Symbol x) {
    int[] swap = Order.plain(x.rank()).axes();
    swap[each.number("axis")] = x.rank() - 1;
    swap[x.rank() - 1] = each.number("axis");
    Symbol last = Layouts.transpose(x.constant(), swap);
    Nodes nodes = x.nodes();
    int k = each.number("k");
    GraphOperation op = nodes.op("TopKV2").in(last.plain(), nodes.scalarInt(k)).op();
    Shape shape = last.shape().slice(0, x.rank() - 1).add(k);
    Symbol places = new Symbol(nodes, op.output(1), shape, DataType.INT32);
    return Layouts.transpose(places.cast(DataType.INT64), swap);
  }
}
