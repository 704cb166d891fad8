package org.polyfuse.trace;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Products of matrices, one or many at once. */
final class MatrixRules {

  private MatrixRules() {}

  static Map<String, Rule> all() {
    Map<String, Rule> rules = new HashMap<>();
    for (String name : List.of("matMul", "batchMatMul", "batchDot", "dot")) {
      rules.put(name, Rule.one(c -> product(c, c.self(), c.symbol(0))));
    }
    rules.put("linear", Rule.one(MatrixRules::linear));
    return rules;
  }

  private static RecordedArray product(Call call, RecordedArray one, RecordedArray two) {
    DataType type = ArithmeticRules.joint(one.type(), two.type());
    RecordedArray a = one.cast(type);
    RecordedArray b = two.cast(type);
    if (a.rank() == 0 || b.rank() == 0) {
      throw call.wrong("a matrix product needs axes");
    }
    if (a.rank() == 1) {
      RecordedArray row = a.reshape(LayoutRules.longer(a.shape(), 0));
      return without(product(call, row, b), b.rank() == 1 ? 1 : 2);
    }
    if (b.rank() == 1) {
      return without(product(call, a, b.reshape(b.shape().add(1))), 1);
    }
    return a.op(Kind.MAT_MUL, shape(call, a.shape(), b.shape()), Map.of(), b);
  }

  /** Takes out an axis of length 1. */
  private static RecordedArray without(RecordedArray x, int fromBehind) {
    int axis = x.rank() - fromBehind;
    return x.reshape(x.shape().slice(0, axis).addAll(x.shape().slice(axis + 1)));
  }

  private static Shape shape(Call call, Shape a, Shape b) {
    int left = a.dimension() - 2;
    int right = b.dimension() - 2;
    if (a.get(left + 1) != b.get(right)) {
      throw call.wrong(String.format(Locale.ROOT, "the inner axes of %s and %s differ", a, b));
    }
    return ArithmeticRules.broadcast(call, a.slice(0, left), b.slice(0, right))
        .add(a.get(left), b.get(right + 1));
  }

  // linear(input, weight (O, C), bias)
  private static RecordedArray linear(Call call) {
    Shape input = call.symbol(0).shape();
    RecordedArray weight = call.symbol(1);
    if (input.get(input.dimension() - 1) != weight.shape().get(1)) {
      throw call.wrong(
          String.format(
              Locale.ROOT, "%s does not suit weights of shape %s", input, weight.shape()));
    }
    RecordedArray turned = weight.of(weight.array().transpose());
    NDArray product = product(call, call.symbol(0), turned).array();
    return weight.of(call.has(2) ? product.add(call.symbol(2).array()) : product);
  }
}
