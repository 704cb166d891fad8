package org.polyfuse.tensorflow.graph;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.Map;
import org.tensorflow.Output;

/** A recorded value as a tensor of a graph, with the shape and type that blocks see. */
public final class Symbol {

  private final Nodes nodes;
  private final Output<?> node;
  private final Order order;
  private final Shape shape;
  private final DataType type;
  private final Map<Order, Output<?>> transposed = new HashMap<>();

  Symbol(Nodes nodes, Output<?> node, Order order, Shape shape, DataType type) {
    this.nodes = nodes;
    this.node = node;
    this.order = order;
    this.shape = shape;
    this.type = type;
  }

  /** Axes in memory as in the array. */
  Symbol(Nodes nodes, Output<?> node, Shape shape, DataType type) {
    this(nodes, node, Order.plain(shape.dimension()), shape, type);
  }

  Nodes nodes() {
    return nodes;
  }

  /** The tensor, whose axes lie in this symbol's order. */
  Output<?> node() {
    return node;
  }

  Order order() {
    return order;
  }

  /** As blocks see it. */
  public Shape shape() {
    return shape;
  }

  int rank() {
    return shape.dimension();
  }

  DataType type() {
    return type;
  }

  /** The tensor with its axes in the array's order. */
  public Output<?> plain() {
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
    return new Symbol(nodes, other, order, shape, type);
  }

  /** The same values in 32 bits, if they are not. */
  public Symbol floats() {
    return cast(DataType.FLOAT32);
  }

  Symbol cast(DataType wanted) {
    return wanted == type
        ? this
        : new Symbol(nodes, nodes().cast(node, Kinds.of(wanted)), order, shape, wanted);
  }

  /** The same tensor, through which no gradient flows. */
  Symbol constant() {
    return with(nodes().op("StopGradient").in(node).out());
  }
}
