package org.polyfuse.tensorflow;

import ai.djl.ndarray.types.DataType;
import java.util.HashMap;
import java.util.Map;

/** Comparisons and logic; the results are truth values. */
final class ComparisonRules {

  private ComparisonRules() {}

  static Map<String, Rule> all() {
    Map<String, Rule> rules = new HashMap<>();
    Map.of(
            "eq", "Equal",
            "neq", "NotEqual",
            "gt", "Greater",
            "gte", "GreaterEqual",
            "lt", "Less",
            "lte", "LessEqual")
        .forEach((name, op) -> rules.put(name, Rule.one(c -> compare(op, c.self(), c.symbol(0)))));
    Map.of("logicalAnd", "LogicalAnd", "logicalOr", "LogicalOr", "logicalXor", "NotEqual")
        .forEach((name, op) -> rules.put(name, Rule.one(c -> logic(op, c.self(), c.symbol(0)))));
    rules.put("logicalNot", Rule.one(c -> truth(c.self(), "LogicalNot")));
    rules.put("isNaN", Rule.one(c -> test(c.self(), "IsNan")));
    rules.put("isInfinite", Rule.one(c -> test(c.self(), "IsInf")));
    return rules;
  }

  static Symbol compare(String op, Symbol a, Symbol b) {
    return truth(ElementwiseRules.binary(op, a, b));
  }

  private static Symbol logic(String op, Symbol a, Symbol b) {
    return ElementwiseRules.binary(op, a.cast(DataType.BOOLEAN), b.cast(DataType.BOOLEAN));
  }

  private static Symbol truth(Symbol x, String op) {
    Symbol truth = x.cast(DataType.BOOLEAN);
    return truth.with(x.nodes().op(op).in(truth.node()).out());
  }

  private static Symbol test(Symbol x, String op) {
    return truth(x.with(x.nodes().op(op).in(x.constant().node()).out()));
  }

  /** The same node said to hold truth values, as it does. */
  private static Symbol truth(Symbol x) {
    return new Symbol(x.tracer(), x.node(), x.order(), x.shape(), DataType.BOOLEAN);
  }
}
