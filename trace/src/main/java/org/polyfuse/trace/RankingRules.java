package org.polyfuse.trace;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The largest, the smallest, and order. Values are looked up by place. */
final class RankingRules {

  private RankingRules() {}

  static Map<String, Rule> all() {
    Map<String, Rule> rules = new HashMap<>();
    rules.put("argMax", Rule.one(c -> extreme(Kind.ARG_MAX, c)));
    rules.put("argMin", Rule.one(c -> extreme(Kind.ARG_MIN, c)));
    rules.put("topK", RankingRules::topK);
    rules.put("argSort", Rule.one(RankingRules::argSort));
    rules.put("sort", Rule.one(RankingRules::sort));
    return rules;
  }

  // argMax() of all elements, or argMax(axis)
  private static RecordedArray extreme(Kind kind, Call call) {
    boolean whole = call.count() == 0;
    RecordedArray x = whole ? LayoutRules.flat(call.self()) : call.self();
    int axis = whole ? 0 : call.axis(call.number(0));
    Shape shape = x.shape().slice(0, axis).addAll(x.shape().slice(axis + 1));
    return x.op(kind, shape, DataType.INT64, Map.of("axis", axis));
  }

  /** The places of the k largest along an axis, the largest first; or of the smallest. */
  private static RecordedArray places(RecordedArray x, int axis, long k, boolean largest) {
    RecordedArray ranked = largest ? x : MathRules.apply(Kind.NEG, x);
    long[] axes = x.shape().getShape().clone();
    axes[axis] = k;
    return ranked.op(
        Kind.TOP_K, new Shape(axes), DataType.INT64, Map.of("k", Math.toIntExact(k), "axis", axis));
  }

  // topK(k, axis, largest, sorted)
  private static List<RecordedArray> topK(Call call) {
    int axis = call.axis(call.number(1));
    RecordedArray places =
        places(call.self(), axis, call.number(0), call.count() < 3 || call.flag(2));
    return List.of(IndexRules.pick(call.self(), places, axis), places);
  }

  // argSort(), argSort(axis) or argSort(axis, ascending)
  private static RecordedArray argSort(Call call) {
    int axis = call.axis(call.count() == 0 ? -1 : call.number(0));
    boolean descending = call.count() > 1 && !call.flag(1);
    return places(call.self(), axis, call.self().shape().get(axis), descending);
  }

  // sort() or sort(axis), ascending
  private static RecordedArray sort(Call call) {
    int axis = call.axis(call.count() == 0 ? -1 : call.number(0));
    RecordedArray places = places(call.self(), axis, call.self().shape().get(axis), false);
    return IndexRules.pick(call.self(), places, axis);
  }
}
