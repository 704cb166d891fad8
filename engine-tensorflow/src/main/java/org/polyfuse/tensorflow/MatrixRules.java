package org.polyfuse.tensorflow;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tensorflow.Output;

/** Products of matrices, one or many at once. */
final class MatrixRules {

  private MatrixRules() {}

  static Map<String, Rule> all() {
    Map<String, Rule> rules = new HashMap<>();
    for (String name : List.of("matMul", "batchMatMul", "batchDot", "dot")) {
      rules.put(name, Rule.one(c -> product(c.self(), c.symbol(0))));
    }
    rules.put("linear", Rule.one(MatrixRules::linear));
    return rules;
  }

  static Symbol product(Symbol one, Symbol two) {
    DataType type = Kinds.joint(one.type(), two.type());
    Symbol a = one.cast(type);
    Symbol b = two.cast(type);
    if (a.rank() == 1) {
      Symbol row = LayoutRules.reshape(a, new Shape(1).addAll(a.shape()));
      return squeezed(product(row, b), b.rank() == 1 ? -1 : -2);
    }
    if (b.rank() == 1) {
      return squeezed(product(a, LayoutRules.reshape(b, b.shape().add(1))), -1);
    }
    check(a.shape(), b.shape());
    return b.rank() == 2 ? rows(a, b) : batches(a, b);
  }

  private static Symbol squeezed(Symbol product, int axis) {
    return Symbol.of(product.array().squeeze(axis));
  }

  private static void check(Shape a, Shape b) {
    if (a.get(a.dimension() - 1) != b.get(b.dimension() - 2)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "matrices %s and %s do not fit", a, b));
    }
  }

  /** (..., C) times (C, O) as one product. */
  private static Symbol rows(Symbol a, Symbol b) {
    long inner = b.shape().get(0);
    Symbol flat =
        a.rank() == 2 ? a : LayoutRules.reshape(a, new Shape(a.shape().size() / inner, inner));
    Output<?> node =
        a.nodes()
            .op("MatMul")
            .in(flat.node(), b.node())
            .attr("transpose_a", !flat.order().isPlain())
            .attr("transpose_b", !b.order().isPlain())
            .out();
    Shape shape = a.shape().slice(0, a.rank() - 1).add(b.shape().get(1));
    Shape flatShape = new Shape(a.shape().size() / inner, b.shape().get(1));
    return LayoutRules.reshape(new Symbol(a.tracer(), node, flatShape, a.type()), shape);
  }

  /** Where a factor lies transposed, so does the product: nothing is copied. */
  private static Symbol batches(Symbol a, Symbol b) {
    boolean turnedA = isTurned(a);
    boolean turnedB = isTurned(b);
    Output<?> x = turnedA ? a.node() : a.plain();
    Output<?> y = turnedB ? b.node() : b.plain();
    Shape shape = shape(a.shape(), b.shape());
    if (turnedB) {
      Output<?> node = product(a.nodes(), y, x, false, !turnedA);
      return new Symbol(a.tracer(), node, turned(shape.dimension()), shape, a.type());
    }
    return new Symbol(a.tracer(), product(a.nodes(), x, y, turnedA, false), shape, a.type());
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

  private static Shape shape(Shape a, Shape b) {
    Shape many =
        ElementwiseRules.broadcast(a.slice(0, a.dimension() - 2), b.slice(0, b.dimension() - 2));
    return many.add(a.get(a.dimension() - 2), b.get(b.dimension() - 1));
  }

  // linear(input, weight (O, C), bias)
  private static Symbol linear(Call call) {
    NDArray product =
        product(call.symbol(0), Symbol.of(call.symbol(1).array().transpose())).array();
    return Symbol.of(call.has(2) ? product.add(call.symbol(2).array()) : product);
  }
}
