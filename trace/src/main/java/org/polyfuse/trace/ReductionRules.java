package org.polyfuse.trace;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sums, means and the like over axes, and running sums along one. */
final class ReductionRules {

  private ReductionRules() {}

  static Map<String, Rule> all() {
    Map<String, Rule> rules = new HashMap<>();
    for (Kind kind : EnumSet.range(Kind.SUM, Kind.MIN)) {
      rules.put(kind.toString(), Rule.one(c -> reduce(kind, c)));
    }
    rules.put("norm", Rule.one(ReductionRules::norm));
    rules.put("normalize", Rule.one(ReductionRules::normalize));
    rules.put("cumSum", Rule.one(ReductionRules::cumSum));
    rules.put("cumProd", Rule.one(ReductionRules::cumProd));
    return rules;
  }

  // (), (axes) or (axes, keep)
  private static RecordedArray reduce(Kind kind, Call call) {
    int[] axes =
        call.count() == 0
            ? IntStream.range(0, call.self().rank()).toArray()
            : IntStream.of((int[]) call.arg(0)).map(call::axis).toArray();
    RecordedArray x = kind == Kind.SUM || kind == Kind.PROD ? widened(call.self()) : call.self();
    return reduce(kind, x, axes, call.count() > 1 && call.flag(1));
  }

  private static RecordedArray widened(RecordedArray x) {
    return x.type().isFloating() ? x : x.cast(DataType.INT64);
  }

  static RecordedArray reduce(Kind kind, RecordedArray x, int[] axes, boolean keep) {
    if (axes.length == 0) {
      return x;
    }
    Shape left = new Shape();
    for (int i = 0; i < x.rank(); i++) {
      int axis = i;
      if (IntStream.of(axes).noneMatch(each -> each == axis)) {
        left = left.add(x.shape().get(i));
      } else if (keep) {
        left = left.add(1);
      }
    }
    return x.op(
        kind,
        left,
        Map.of("axes", IntStream.of(axes).boxed().collect(Collectors.toList()), "keep", keep));
  }

  // norm(keep) or norm(order, axes, keep); the Euclidean one
  private static RecordedArray norm(Call call) {
    boolean whole = call.count() == 1;
    if (!whole && call.number(0) != 2) {
      throw call.missing("of order " + call.number(0));
    }
    NDArray square = call.array().square();
    int[] axes = whole ? IntStream.range(0, call.self().rank()).toArray() : (int[]) call.arg(1);
    return call.self().of(square.sum(axes, call.flag(whole ? 0 : 2)).sqrt());
  }

  // normalize(power, axis, smallest)
  private static RecordedArray normalize(Call call) {
    if (call.real(0) != 2) {
      throw call.missing("of order " + call.real(0));
    }
    NDArray x = call.array();
    NDArray length = x.square().sum(new int[] {call.number(1)}, true).sqrt();
    return call.self().of(x.div(length.maximum(call.real(2))));
  }

  private static RecordedArray cumSum(Call call) {
    RecordedArray x = widened(call.self());
    int axis = call.count() == 0 ? 0 : call.axis(call.number(0));
    return x.op(Kind.CUM_SUM, x.shape(), Map.of("axis", axis));
  }

  private static RecordedArray cumProd(Call call) {
    RecordedArray x = call.self();
    int axis = call.axis(call.number(0));
    NDArray product = IndexRules.slice(x, axis, 0, 1).array();
    NDList all = new NDList(product);
    for (int i = 1; i < x.shape().get(axis); i++) {
      product = product.mul(IndexRules.slice(x, axis, i, i + 1).array());
      all.add(product);
    }
    return JoinRules.concat(call, all.stream().map(x::of).toList(), axis);
  }
}
