package org.polyfuse.trace;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;

/** Activations, softmax and dropout. */
final class ActivationRules {

  private static final double ROOT_HALF = Math.sqrt(0.5);

  private ActivationRules() {}

  static Map<String, Rule> all() {
    Map<String, Rule> rules = new HashMap<>();
    for (Kind kind : EnumSet.range(Kind.RELU, Kind.SELU)) {
      rules.put(kind.toString(), Rule.one(c -> MathRules.apply(kind, c.self())));
    }
    for (Kind kind : EnumSet.of(Kind.LEAKY_RELU, Kind.ELU)) {
      rules.put(
          kind.toString(),
          Rule.one(c -> c.self().op(kind, c.self().shape(), Map.of("alpha", c.real(0)))));
    }
    rules.put("gelu", MathRules.composed(x -> x.mul(0.5).mul(x.mul(ROOT_HALF).erf().add(1))));
    rules.put("prelu", Rule.one(ActivationRules::prelu));
    rules.put("softmax", Rule.one(c -> softmax(Kind.SOFTMAX, c)));
    rules.put("logSoftmax", Rule.one(c -> softmax(Kind.LOG_SOFTMAX, c)));
    rules.put("dropout", Rule.one(ActivationRules::dropout));
    return rules;
  }

  // prelu(input, alpha)
  private static RecordedArray prelu(Call call) {
    NDArray x = call.symbol(0).array();
    NDArray positive = x.getNDArrayInternal().relu();
    return call.self().of(positive.add(call.symbol(1).array().mul(x.sub(positive))));
  }

  private static RecordedArray softmax(Kind kind, Call call) {
    RecordedArray x = call.self().floating();
    return x.op(kind, x.shape(), Map.of("axis", call.axis(call.number(0))));
  }

  // dropout(input, rate, training)
  private static RecordedArray dropout(Call call) {
    RecordedArray x = call.symbol(0);
    double rate = call.real(1);
    if (!call.flag(2) || rate == 0) {
      return x;
    }
    if (rate >= 1) {
      return x.of(x.array().mul(0));
    }
    NDArray drawn = x.recording().random(Kind.Distribution.UNIFORM, x.shape()).array();
    NDArray kept = drawn.gte(rate).toType(DataType.FLOAT32, false);
    return x.of(x.array().mul(kept.mul(1 / (1 - rate))));
  }
}
