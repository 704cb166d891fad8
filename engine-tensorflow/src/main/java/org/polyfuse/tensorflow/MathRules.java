package org.polyfuse.tensorflow;

import ai.djl.ndarray.NDArray;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Functions of each element. */
final class MathRules {

  private static final Set<String> STEPS = Set.of("Floor", "Ceil", "Rint");

  private MathRules() {}

  static Map<String, Rule> all() {
    Map<String, Rule> rules = new HashMap<>();
    Map<String, String> ops = new HashMap<>();
    for (String op :
        new String[] {
          "Neg", "Abs", "Square", "Sqrt", "Floor", "Ceil", "Exp", "Log", "Sin", "Cos", "Tan",
          "Asin", "Acos", "Atan", "Sinh", "Cosh", "Tanh", "Asinh", "Acosh", "Atanh", "Erf",
          "Erfinv", "Sign"
        }) {
      ops.put(op.toLowerCase(java.util.Locale.ROOT), op);
    }
    ops.put("round", "Rint"); // halves to even, as PyTorch does
    ops.put("gammaln", "Lgamma");
    ops.forEach((name, op) -> rules.put(name, Rule.one(c -> apply(op, c.self()))));
    rules.put("trunc", composed(x -> x.sign().mul(x.abs().floor())));
    rules.put("log10", composed(x -> x.log().mul(1 / Math.log(10))));
    rules.put("log2", composed(x -> x.log().mul(1 / Math.log(2))));
    rules.put("cbrt", composed(x -> x.sign().mul(x.abs().pow(1 / 3.0))));
    rules.put("toDegrees", composed(x -> x.mul(180 / Math.PI)));
    rules.put("toRadians", composed(x -> x.mul(Math.PI / 180)));
    rules.put("clip", Rule.one(MathRules::clip));
    rules.put("stopGradient", Rule.one(c -> c.self().constant()));
    rules.put("toType", Rule.one(c -> c.self().cast((ai.djl.ndarray.types.DataType) c.arg(0))));
    return rules;
  }

  /** A rule made of other operations. */
  static Rule composed(UnaryOperator<NDArray> operation) {
    return Rule.one(c -> Symbol.of(operation.apply(c.self().floating().array())));
  }

  /** A node of one input; without a gradient if the function is constant in pieces. */
  static Symbol apply(String op, Symbol x) {
    Symbol input = integral(op) ? x : x.floating();
    Symbol result = input.with(x.nodes().op(op).in(input.node()).out());
    return STEPS.contains(op) ? result.constant() : result;
  }

  private static boolean integral(String op) {
    return Set.of("Neg", "Abs", "Square", "Sign").contains(op);
  }

  private static Symbol clip(Call call) {
    Symbol low = ElementwiseRules.binary("Maximum", call.self(), call.symbol(0));
    return ElementwiseRules.binary("Minimum", low, call.symbol(1));
  }
}
