package org.polyfuse.trace;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Functions of each element. */
final class MathRules {

  private static final Set<Kind> INTEGRAL = EnumSet.range(Kind.NEG, Kind.SIGN);

  private MathRules() {}

  static Map<String, Rule> all() {
    Map<String, Rule> rules = new HashMap<>();
    for (Kind kind : EnumSet.range(Kind.NEG, Kind.ROUND)) {
      rules.put(kind.toString(), Rule.one(c -> apply(kind, c.self())));
    }
    rules.put("trunc", composed(x -> x.sign().mul(x.abs().floor())));
    rules.put("log10", composed(x -> x.log().mul(1 / Math.log(10))));
    rules.put("log2", composed(x -> x.log().mul(1 / Math.log(2))));
    rules.put("cbrt", composed(x -> x.sign().mul(x.abs().pow(1 / 3.0))));
    rules.put("toDegrees", composed(x -> x.mul(180 / Math.PI)));
    rules.put("toRadians", composed(x -> x.mul(Math.PI / 180)));
    rules.put("isNaN", Rule.one(c -> truth(Kind.IS_NAN, c.self())));
    rules.put("isInfinite", Rule.one(c -> truth(Kind.IS_INFINITE, c.self())));
    rules.put(
        "logicalNot", Rule.one(c -> truth(Kind.LOGICAL_NOT, c.self().cast(DataType.BOOLEAN))));
    rules.put("stopGradient", Rule.one(c -> constant(c.self())));
    rules.put("duplicate", Rule.one(c -> constant(c.self()))); // as PyTorch's
    rules.put("toType", Rule.one(c -> c.self().cast((DataType) c.arg(0))));
    return rules;
  }

  /** A method made of others. */
  static Rule composed(UnaryOperator<NDArray> operation) {
    return Rule.one(c -> c.self().of(operation.apply(c.self().floating().array())));
  }

  static RecordedArray apply(Kind kind, RecordedArray x) {
    RecordedArray input = INTEGRAL.contains(kind) ? x : x.floating();
    return input.op(kind, x.shape(), Map.of());
  }

  private static RecordedArray truth(Kind kind, RecordedArray x) {
    return x.op(kind, x.shape(), DataType.BOOLEAN, Map.of());
  }

  /** Passes no gradient on. */
  static RecordedArray constant(RecordedArray x) {
    return x.op(Kind.STOP_GRADIENT, x.shape(), Map.of());
  }
}
