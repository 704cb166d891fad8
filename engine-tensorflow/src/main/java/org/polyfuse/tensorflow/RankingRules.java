package org.polyfuse.tensorflow;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.GraphOperation;
import org.tensorflow.Output;

/** The largest, the smallest, and order. Values are looked up by place, which has a gradient. */
final class RankingRules {

  private RankingRules() {}

  static Map<String, Rule> all() {
    Map<String, Rule> rules = new HashMap<>();
    rules.put("argMax", Rule.one(c -> extreme("ArgMax", c)));
    rules.put("argMin", Rule.one(c -> extreme("ArgMin", c)));
    rules.put("topK", RankingRules::topK);
    rules.put("argSort", Rule.one(RankingRules::argSort));
    rules.put("sort", Rule.one(RankingRules::sort));
    return rules;
  }

  // argMax() of all elements, or argMax(axis)
  private static Symbol extreme(String op, Call call) {
    Symbol x = call.self().constant();
    if (call.count() == 0) {
      x = LayoutRules.reshape(x, new Shape(x.shape().size()));
    }
    int axis = call.count() == 0 ? 0 : call.axis(call.number(0));
    Output<?> node = call.nodes().op(op).in(x.plain(), call.nodes().scalarInt(axis)).out();
    Shape shape = x.shape().slice(0, axis).addAll(x.shape().slice(axis + 1));
    return new Symbol(x.tracer(), node, shape, DataType.INT64);
  }

  /** The places of the k largest along an axis, the largest first. */
  private static Symbol largest(Symbol x, int axis, int k) {
    Symbol last = Symbol.of(x.constant().array().swapAxes(axis, x.rank() - 1));
    Nodes nodes = x.nodes();
    GraphOperation op = nodes.op("TopKV2").in(last.plain(), nodes.scalarInt(k)).op();
    Shape shape = last.shape().slice(0, x.rank() - 1).add(k);
    Symbol places = new Symbol(x.tracer(), op.output(1), shape, DataType.INT32);
    return Symbol.of(places.cast(DataType.INT64).array().swapAxes(axis, x.rank() - 1));
  }

  private static Symbol smallest(Symbol x, int axis, int k) {
    return largest(MathRules.apply("Neg", x), axis, k);
  }

  // topK(k, axis, largest, sorted)
  private static List<Symbol> topK(Call call) {
    int axis = call.axis(call.number(1));
    boolean top = call.count() < 3 || call.flag(2);
    Symbol places =
        top
            ? largest(call.self(), axis, call.number(0))
            : smallest(call.self(), axis, call.number(0));
    return List.of(IndexRules.pick(call.self(), places, axis), places);
  }

  // argSort(), argSort(axis) or argSort(axis, ascending)
  private static Symbol argSort(Call call) {
    int axis = call.axis(call.count() == 0 ? -1 : call.number(0));
    boolean ascending = call.count() < 2 || call.flag(1);
    int length = (int) call.self().shape().get(axis);
    return ascending ? smallest(call.self(), axis, length) : largest(call.self(), axis, length);
  }

  // sort() or sort(axis), ascending
  private static Symbol sort(Call call) {
    int axis = call.axis(call.count() == 0 ? -1 : call.number(0));
    NDArray x = call.self().array();
    Symbol places = smallest(Symbol.of(x), axis, (int) x.getShape().get(axis));
    return IndexRules.pick(call.self(), places, axis);
  }
}
