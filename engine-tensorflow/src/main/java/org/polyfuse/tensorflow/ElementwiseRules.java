package org.polyfuse.tensorflow;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.tensorflow.Output;

/** Arithmetic of two arrays, one of them broadcast where need be. */
final class ElementwiseRules {

  private ElementwiseRules() {}

  static Map<String, Rule> all() {
    Map<String, Rule> rules = new HashMap<>();
    Map.of("add", "AddV2", "sub", "Sub", "mul", "Mul", "maximum", "Maximum", "minimum", "Minimum")
        .forEach((name, op) -> rules.put(name, Rule.one(c -> binary(op, c.self(), c.symbol(0)))));
    rules.put("div", Rule.one(c -> binary("RealDiv", c.self().floating(), c.symbol(0).floating())));
    rules.put("pow", Rule.one(c -> binary("Pow", c.self(), c.symbol(0))));
    rules.put("mod", Rule.one(c -> remainder(c.self(), c.symbol(0))));
    rules.put("atan2", Rule.one(c -> atan2(c.self(), c.symbol(0))));
    rules.put("xlogy", Rule.one(ElementwiseRules::xlogy));
    rules.put("where", Rule.one(c -> select(c.symbol(0), c.self(), c.symbol(1))));
    rules.put("broadcast", Rule.one(ElementwiseRules::broadcast));
    return rules;
  }

  /** A node of two inputs of the same type. */
  static Symbol binary(String op, Symbol a, Symbol b) {
    return aligned(op, a, b, Kinds.joint(a.type(), b.type()));
  }

  private static Symbol aligned(String op, Symbol one, Symbol two, DataType type) {
    Symbol a = one.cast(type);
    Symbol b = two.cast(type);
    Shape shape = broadcast(a.shape(), b.shape());
    Order order = order(shape.dimension(), a, b);
    Output<?> node = a.nodes().op(op).in(lay(a, order), lay(b, order)).out();
    return new Symbol(a.tracer(), node, order, shape, type);
  }

  /** The order of the larger operand, so that the smaller one is transposed. */
  static Order order(int rank, Symbol a, Symbol b) {
    boolean second = a.rank() < rank || (b.rank() == rank && b.shape().size() > a.shape().size());
    return second ? b.order() : a.order();
  }

  /** A tensor that broadcasts to tensors of an order; a scalar stays as it is. */
  static Output<?> lay(Symbol symbol, Order order) {
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
    return new Symbol(symbol.tracer(), wide, new Shape(axes), symbol.type()).in(order);
  }

  static Shape broadcast(Shape a, Shape b) {
    int rank = Math.max(a.dimension(), b.dimension());
    long[] axes = new long[rank];
    for (int i = 0; i < rank; i++) {
      long x = axis(a, i - rank + a.dimension());
      long y = axis(b, i - rank + b.dimension());
      if (x != y && x != 1 && y != 1) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "shapes %s and %s do not broadcast to each other", a, b));
      }
      axes[i] = x == 1 ? y : x;
    }
    return new Shape(axes);
  }

  private static long axis(Shape shape, int axis) {
    return axis < 0 ? 1 : shape.get(axis);
  }

  /** a - floor(a / b) * b: TensorFlow's own has no gradient. */
  private static Symbol remainder(Symbol a, Symbol b) {
    Symbol x = a.floating();
    Symbol floor = MathRules.apply("Floor", binary("RealDiv", x, b.floating()));
    return binary("Sub", x, binary("Mul", floor, b.floating()));
  }

  /** Of equal shapes: TensorFlow's gradient forgets that one was broadcast. */
  private static Symbol atan2(Symbol y, Symbol x) {
    Shape shape = broadcast(y.shape(), x.shape());
    return binary("Atan2", broadcastTo(y, shape), broadcastTo(x, shape));
  }

  /** x log y, and 0 where x is 0: TensorFlow's own has no gradient. */
  private static Symbol xlogy(Call call) {
    Symbol x = call.self();
    Symbol y = call.symbol(0);
    Symbol zero = ComparisonRules.compare("Equal", x, x.tracer().scalar(0, x.type()));
    Symbol one = x.tracer().scalar(1, y.type());
    Symbol safe = select(zero, one, y);
    return binary("Mul", x, safe.with(call.nodes().op("Log").in(safe.node()).out()));
  }

  /** a where the condition holds, else b. */
  static Symbol select(Symbol condition, Symbol a, Symbol b) {
    DataType type = Kinds.joint(a.type(), b.type());
    Shape shape = broadcast(broadcast(a.shape(), b.shape()), condition.shape());
    Order order = order(shape.dimension(), a, b);
    if (order.rank() < shape.dimension()) {
      order = Order.plain(shape.dimension());
    }
    Output<?> node =
        a.nodes()
            .op("SelectV2")
            .in(
                lay(condition.cast(DataType.BOOLEAN), order),
                lay(a.cast(type), order),
                lay(b.cast(type), order))
            .out();
    return new Symbol(a.tracer(), node, order, shape, type);
  }

  private static Symbol broadcast(Call call) {
    Shape wanted = call.shape(0);
    if (!broadcast(call.self().shape(), wanted).equals(wanted)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s does not broadcast to %s", call.self().shape(), wanted));
    }
    return broadcastTo(call.self(), wanted);
  }

  private static Symbol broadcastTo(Symbol x, Shape wanted) {
    if (wanted.equals(x.shape())) {
      return x;
    }
    Output<?> axes = x.nodes().axes(wanted.getShape());
    Output<?> node = x.nodes().op("BroadcastTo").in(x.plain(), axes).out();
    return new Symbol(x.tracer(), node, wanted, x.type());
  }
}
