package org.polyfuse.tensorflow;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.tensorflow.Output;

/** Sums, means and the like over axes, and running sums along one. */
final class ReductionRules {

  private ReductionRules() {}

  static Map<String, Rule> all() {
    Map<String, Rule> rules = new HashMap<>();
    Map.of("sum", "Sum", "mean", "Mean", "prod", "Prod", "max", "Max", "min", "Min")
        .forEach((name, op) -> rules.put(name, Rule.one(c -> reduce(op, c))));
    rules.put("norm", Rule.one(ReductionRules::norm));
    rules.put("normalize", Rule.one(ReductionRules::normalize));
    rules.put("cumSum", Rule.one(ReductionRules::cumSum));
    rules.put("cumProd", Rule.one(ReductionRules::cumProd));
    return rules;
  }

  // (), (axes) or (axes, keep)
  private static Symbol reduce(String op, Call call) {
    int[] axes =
        call.count() == 0
            ? IntStream.range(0, call.self().rank()).toArray()
            : IntStream.of((int[]) call.arg(0)).map(call::axis).toArray();
    return reduce(op, widened(op, call.self()), axes, call.count() > 1 && call.flag(1));
  }

  private static Symbol widened(String op, Symbol x) {
    boolean adds = op.equals("Sum") || op.equals("Prod");
    return adds && !x.type().isFloating() ? x.cast(DataType.INT64) : x;
  }

  static Symbol reduce(String op, Symbol x, int[] axes, boolean keep) {
    if (axes.length == 0) {
      return x;
    }
    int[] places = x.order().places();
    int[] physical = IntStream.of(axes).map(axis -> places[axis]).sorted().toArray();
    Output<?> node =
        x.nodes().op(op).in(x.node(), x.nodes().ints(physical)).attr("keep_dims", keep).out();
    long[] kept = x.shape().getShape().clone();
    Order order = x.order();
    for (int axis : Arrays.stream(axes).map(a -> -a).sorted().map(a -> -a).toArray()) {
      kept[axis] = keep ? 1 : -1;
      order = keep ? order : order.without(axis);
    }
    Shape shape = new Shape(Arrays.stream(kept).filter(a -> a != -1).toArray());
    return new Symbol(x.tracer(), node, order, shape, x.type());
  }

  // norm(keep) or norm(order, axes, keep); the Euclidean one
  private static Symbol norm(Call call) {
    boolean whole = call.count() == 1;
    if (!whole && call.number(0) != 2) {
      throw call.missing("of order " + call.number(0));
    }
    NDArray square = call.self().array().square();
    int[] axes = whole ? IntStream.range(0, call.self().rank()).toArray() : (int[]) call.arg(1);
    return Symbol.of(square.sum(axes, call.flag(whole ? 0 : 2)).sqrt());
  }

  // normalize(power, axis, smallest)
  private static Symbol normalize(Call call) {
    if (call.real(0) != 2) {
      throw call.missing("of order " + call.real(0));
    }
    NDArray x = call.self().array();
    NDArray length = x.square().sum(new int[] {call.number(1)}, true).sqrt();
    return Symbol.of(x.div(length.maximum(call.real(2))));
  }

  private static Symbol cumSum(Call call) {
    Symbol x = widened("Sum", call.self());
    int axis = call.count() == 0 ? 0 : call.axis(call.number(0));
    int place = x.order().places()[axis];
    return x.with(call.nodes().op("Cumsum").in(x.node(), call.nodes().scalarInt(place)).out());
  }

  /** Step by step, since TensorFlow's has no gradient here. */
  private static Symbol cumProd(Call call) {
    int axis = call.axis(call.number(0));
    long length = call.self().shape().get(axis);
    NDArray x = call.self().array();
    NDArray product = IndexRules.slice(call.self(), axis, 0, 1).array();
    ai.djl.ndarray.NDList all = new ai.djl.ndarray.NDList(product);
    for (int i = 1; i < length; i++) {
      product = product.mul(IndexRules.slice(Symbol.of(x), axis, i, i + 1).array());
      all.add(product);
    }
    return JoinRules.concat(all.stream().map(Symbol::of).toList(), axis);
  }
}
