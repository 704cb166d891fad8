package org.polyfuse.tensorflow.graph;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.polyfuse.trace.Kind;
import org.polyfuse.trace.Operation;
import org.tensorflow.Output;

/** Functions of each element, of two broadcast to each other, and softmax. */
final class Elements {

  /** TensorFlow's names that are not ours with a capital letter. */
  private static final Map<Kind, String> NAMES =
      Map.ofEntries(
          Map.entry(Kind.GAMMALN, "Lgamma"),
          Map.entry(Kind.ROUND, "Rint"), // halves to even, as PyTorch does
          Map.entry(Kind.IS_INFINITE, "IsInf"),
          Map.entry(Kind.SOFT_PLUS, "Softplus"),
          Map.entry(Kind.SOFT_SIGN, "Softsign"),
          Map.entry(Kind.ADD, "AddV2"),
          Map.entry(Kind.DIV, "RealDiv"),
          Map.entry(Kind.EQ, "Equal"),
          Map.entry(Kind.NEQ, "NotEqual"),
          Map.entry(Kind.GT, "Greater"),
          Map.entry(Kind.GTE, "GreaterEqual"),
          Map.entry(Kind.LT, "Less"),
          Map.entry(Kind.LTE, "LessEqual"),
          Map.entry(Kind.LOGICAL_XOR, "NotEqual"));

  private Elements() {}

  static String name(Operation each) {
    String own = each.name();
    return Optional.ofNullable(NAMES.get(each.kind()))
        .orElse(Character.toUpperCase(own.charAt(0)) + own.substring(1));
  }

  static Symbol unary(Operation each, Symbol x) {
    Output<?> node = x.nodes().op(name(each)).in(x.node()).out();
    return new Symbol(x.nodes(), node, x.order(), x.shape(), each.output().type());
  }

  static Symbol leakyRelu(Operation each, Symbol x) {
    float alpha = (float) each.real("alpha");
    return x.with(x.nodes().op("LeakyRelu").in(x.node()).attr("alpha", alpha).out());
  }

  /** TensorFlow's has alpha 1. */
  static Symbol elu(Operation each, Symbol x) {
    Symbol above = x.with(x.nodes().op("Relu").in(x.node()).out());
    Symbol below = binary("Minimum", x, scalar(x, 0));
    Symbol curve = x.with(x.nodes().op("Expm1").in(below.node()).out());
    return binary("AddV2", above, binary("Mul", curve, scalar(x, each.real("alpha"))));
  }

  private static Symbol scalar(Symbol near, double value) {
    Output<?> node = near.nodes().scalar(value, Kinds.of(near.type()));
    return new Symbol(near.nodes(), node, new Shape(), near.type());
  }

  static Symbol binary(Operation each, Symbol a, Symbol b) {
    return binary(name(each), a, b, each.output().shape(), each.output().type());
  }

  /** With the shape of the first. */
  static Symbol binary(String op, Symbol a, Symbol b) {
    return binary(op, a, b, a.shape(), a.type());
  }

  private static Symbol binary(String op, Symbol a, Symbol b, Shape shape, DataType type) {
    Order order = order(shape.dimension(), a, b);
    Output<?> node = a.nodes().op(op).in(lay(a, order), lay(b, order)).out();
    return new Symbol(a.nodes(), node, order, shape, type);
  }

  /** The order of the larger operand, so that the smaller one is transposed. */
  private static Order order(int rank, Symbol a, Symbol b) {
    boolean second = a.rank() < rank || (b.rank() == rank && b.shape().size() > a.shape().size());
    return second ? b.order() : a.order();
  }

  /** A tensor that broadcasts to tensors of an order; a scalar stays as it is. */
  private static Output<?> lay(Symbol symbol, Order order) {
    int missing = order.rank() - symbol.rank();
    if (missing == 0) {
      return symbol.in(order);
    }
    if (symbol.rank() == 0 || order.isPlain()) {
      return symbol.plain();
    }
    long[] axes = new long[order.rank()];
    Arrays.fill(axes, 1);
    System.arraycopy(symbol.shape().getShape(), 0, axes, missing, symbol.rank());
    Output<?> wide = symbol.nodes().reshape(symbol.plain(), axes);
    return new Symbol(symbol.nodes(), wide, new Shape(axes), symbol.type()).in(order);
  }

  /** Of equal shapes: TensorFlow's gradient forgets that one was broadcast. */
  static Symbol atan2(Operation each, Symbol y, Symbol x) {
    Shape shape = each.output().shape();
    return binary(each, Layouts.broadcast(y, shape), Layouts.broadcast(x, shape));
  }

  /** a where the condition holds, else b. */
  static Symbol select(Operation each, Symbol condition, Symbol a, Symbol b) {
    Shape shape = each.output().shape();
    Order order = order(shape.dimension(), a, b);
    if (order.rank() < shape.dimension()) {
      order = Order.plain(shape.dimension());
    }
    Output<?> node =
        a.nodes().op("SelectV2").in(lay(condition, order), lay(a, order), lay(b, order)).out();
    return new Symbol(a.nodes(), node, order, shape, a.type());
  }

  /** As rows of a matrix: TensorFlow's gradient of LogSoftmax is wrong at higher ranks. */
  static Symbol softmax(Operation each, Symbol x) {
    int axis = each.number("axis");
    int last = x.rank() - 1;
    int[] swap = Order.plain(x.rank()).axes();
    swap[axis] = last;
    swap[last] = axis;
    Order order = new Order(swap);
    long width = x.shape().get(axis);
    Nodes nodes = x.nodes();
    Output<?> rows = nodes.reshape(x.in(order), x.shape().size() / width, width);
    Output<?> node =
        nodes.reshape(nodes.op(name(each)).in(rows).out(), order.physical(x.shape().getShape()));
    return new Symbol(nodes, node, order, x.shape(), x.type());
  }
}
