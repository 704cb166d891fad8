package org.polyfuse.tensorflow;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.internal.NDArrayEx;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.tensorflow.Output;

/** An array without values: a node of a graph, with the shape and type that blocks see. */
final class Symbol {

  private static final Class<?>[] FACES = {NDArray.class, NDArrayEx.class};

  private final Tracer tracer;
  private final Output<?> node;
  private final Order order;
  private final Shape shape;
  private final DataType type;
  private final Map<Order, Output<?>> transposed = new HashMap<>();
  private final NDArray array;

  Symbol(Tracer tracer, Output<?> node, Order order, Shape shape, DataType type) {
    this.tracer = tracer;
    this.node = node;
    this.order = order;
    this.shape = shape;
    this.type = type;
    this.array =
        (NDArray)
            Proxy.newProxyInstance(NDArray.class.getClassLoader(), FACES, new SymbolHandler(this));
  }

  /** Axes in memory as in the array. */
  Symbol(Tracer tracer, Output<?> node, Shape shape, DataType type) {
    this(tracer, node, Order.plain(shape.dimension()), shape, type);
  }

  /** The symbol behind an array. */
  static Symbol of(Object array) {
    if (Proxy.isProxyClass(array.getClass())
        && Proxy.getInvocationHandler(array) instanceof SymbolHandler handler) {
      return handler.symbol();
    }
    throw new MissingOperation(
        "an array with values among recorded ones (create constants by the manager of an input)");
  }

  Tracer tracer() {
    return tracer;
  }

  Nodes nodes() {
    return tracer.nodes();
  }

  /** The tensor, whose axes lie in this symbol's order. */
  Output<?> node() {
    return node;
  }

  Order order() {
    return order;
  }

  Shape shape() {
    return shape;
  }

  int rank() {
    return shape.dimension();
  }

  DataType type() {
    return type;
  }

  /** What blocks see. */
  NDArray array() {
    return array;
  }

  /** The tensor with its axes in the array's order. */
  Output<?> plain() {
    return in(Order.plain(rank()));
  }

  /** The tensor with its axes in some order; transposed at most once for each order. */
  Output<?> in(Order wanted) {
    if (wanted.equals(order)) {
      return node;
    }
    return transposed.computeIfAbsent(wanted, this::transposedTo);
  }

  private Output<?> transposedTo(Order wanted) {
    int[] permutation = order.permutationTo(wanted);
    long[] axes = order.physical(shape.getShape());
    int last = -1;
    boolean copies = false;
    for (int place : permutation) {
      if (axes[place] != 1) {
        copies |= place < last;
        last = place;
      }
    }
    return copies
        ? nodes().transpose(node, permutation)
        : nodes().reshape(node, wanted.physical(shape.getShape()));
  }

  /** The same shape, type and order with other values. */
  Symbol with(Output<?> other) {
    return new Symbol(tracer, other, order, shape, type);
  }

  Symbol cast(DataType wanted) {
    return wanted == type
        ? this
        : new Symbol(tracer, nodes().cast(node, Kinds.of(wanted)), order, shape, wanted);
  }

  /** As floats, if it holds integers or truth values. */
  Symbol floating() {
    return type.isFloating() ? this : cast(DataType.FLOAT32);
  }

  /** The same tensor, through which no gradient flows. */
  Symbol constant() {
    return with(nodes().op("StopGradient").in(node).out());
  }
}
