package org.polyfuse.tensorflow;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.HashMap;
import java.util.Map;
import org.tensorflow.Output;

/** Activations, softmax and dropout. */
final class ActivationRules {

  private static final double ROOT_HALF = Math.sqrt(0.5);

  private ActivationRules() {}

  static Map<String, Rule> all() {
    Map<String, Rule> rules = new HashMap<>();
    Map.of(
            "relu", "Relu",
            "sigmoid", "Sigmoid",
            "softPlus", "Softplus",
            "softSign", "Softsign",
            "selu", "Selu")
        .forEach((name, op) -> rules.put(name, Rule.one(c -> MathRules.apply(op, c.self()))));
    rules.put("leakyRelu", Rule.one(ActivationRules::leakyRelu));
    rules.put("elu", Rule.one(ActivationRules::elu));
    rules.put("gelu", MathRules.composed(x -> x.mul(0.5).mul(x.mul(ROOT_HALF).erf().add(1))));
    rules.put("prelu", Rule.one(ActivationRules::prelu));
    rules.put("softmax", Rule.one(c -> softmax("Softmax", c)));
    rules.put("logSoftmax", Rule.one(c -> softmax("LogSoftmax", c)));
    rules.put("dropout", Rule.one(ActivationRules::dropout));
    return rules;
  }

  private static Symbol leakyRelu(Call call) {
    Symbol x = call.self();
    return x.with(
        call.nodes().op("LeakyRelu").in(x.node()).attr("alpha", (float) call.real(0)).out());
  }

  /** TensorFlow's has alpha 1. */
  private static Symbol elu(Call call) {
    NDArray x = call.self().array();
    double alpha = call.real(0);
    NDArray one = Symbol.of(x.getNDArrayInternal().relu()).array();
    Symbol below = ElementwiseRules.binary("Minimum", call.self(), number(call.self(), 0));
    return Symbol.of(one.add(MathRules.apply("Expm1", below).array().mul(alpha)));
  }

  private static Symbol number(Symbol near, double value) {
    return near.tracer().scalar(value, near.type());
  }

  // prelu(input, alpha)
  private static Symbol prelu(Call call) {
    NDArray x = call.symbol(0).array();
    NDArray positive = x.getNDArrayInternal().relu();
    return Symbol.of(positive.add(call.symbol(1).array().mul(x.sub(positive))));
  }

  /** As rows of a matrix: TensorFlow's gradient of LogSoftmax is wrong at higher ranks. */
  private static Symbol softmax(String op, Call call) {
    Symbol x = call.self().floating();
    if (x.rank() == 0) {
      throw call.missing("of a scalar");
    }
    int axis = call.axis(call.number(0));
    int last = x.rank() - 1;
    int[] swap = Order.plain(x.rank()).axes();
    swap[axis] = last;
    swap[last] = axis;
    Order order = new Order(swap);
    long width = x.shape().get(axis);
    Nodes nodes = call.nodes();
    Output<?> rows = nodes.reshape(x.in(order), x.shape().size() / width, width);
    Output<?> node =
        nodes.reshape(nodes.op(op).in(rows).out(), order.physical(x.shape().getShape()));
    return new Symbol(x.tracer(), node, order, x.shape(), x.type());
  }

  // dropout(input, rate, training)
  private static Symbol dropout(Call call) {
    Symbol x = call.symbol(0);
    double rate = call.real(1);
    if (!call.flag(2) || rate == 0) {
      return x;
    }
    if (rate >= 1) {
      return Symbol.of(x.array().mul(0));
    }
    Symbol drawn = x.tracer().random("Uniform", x.shape());
    Symbol kept = ComparisonRules.compare("GreaterEqual", drawn, number(drawn, rate));
    Symbol mask = kept.cast(DataType.FLOAT32);
    NDArray scale = Symbol.of(mask.array().mul(1 / (1 - rate))).array();
    return ElementwiseRules.binary("Mul", x, Symbol.of(scale));
  }
}
