package org.polyfuse.tensorflow.graph;

import ai.djl.ndarray.types.Shape;
import org.polyfuse.trace.Operation;
import org.tensorflow.Output;

/** Products of matrices, one or many at once. */
final class Products {

  private Products() {}

  static Symbol product(Operation each, Symbol a, Symbol b) {
    return b.rank() == 2 ? rows(a, b) : batches(a, b, each.output().shape());
  }

  /** (..., C) times (C, O) as one product. */
  private static Symbol rows(Symbol a, Symbol b) {
    long inner = b.shape().get(0);
    Symbol flat =
        a.rank() == 2 ? a : Layouts.reshape(a, new Shape(a.shape().size() / inner, inner));
    Output<?> node =
        a.nodes()
            .op("MatMul")
            .in(flat.node(), b.node())
            .attr("transpose_a", !flat.order().isPlain())
            .attr("transpose_b", !b.order().isPlain())
            .out();
    Shape shape = a.shape().slice(0, a.rank() - 1).add(b.shape().get(1));
    Shape flatShape = new Shape(a.shape().size() / inner, b.shape().get(1));
    return Layouts.reshape(new Symbol(a.nodes(), node, flatShape, a.type()), shape);
  }

  /** Where a factor lies transposed, so does the product: nothing is copied. */
  private static Symbol batches(Symbol a, Symbol b, Shape shape) {
    boolean turnedA = isTurned(a);
    boolean turnedB = isTurned(b);
    Output<?> x = turnedA ? a.node() : a.plain();
    Output<?> y = turnedB ? b.node() : b.plain();
    if (turnedB) {
      Output<?> node = product(a.nodes(), y, x, false, !turnedA);
      return new Symbol(a.nodes(), node, turned(shape.dimension()), shape, a.type());
    }
    return new Symbol(a.nodes(), product(a.nodes(), x, y, turnedA, false), shape, a.type());
  }

  private static Output<?> product(
      Nodes nodes, Output<?> x, Output<?> y, boolean turnX, boolean turnY) {
    return nodes.op("BatchMatMulV2").in(x, y).attr("adj_x", turnX).attr("adj_y", turnY).out();
  }

  private static boolean isTurned(Symbol x) {
    return x.order().equals(turned(x.rank()));
  }

  private static Order turned(int rank) {
    int[] axes = Order.plain(rank).axes();
    axes[rank - 1] = rank - 2;
    axes[rank - 2] = rank - 1;
    return new Order(axes);
  }
}
