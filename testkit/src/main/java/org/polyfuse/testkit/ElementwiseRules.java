package org.polyfuse.testkit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Operations that act on each value, with broadcasting. */
final class ElementwiseRules {

  private static final Pattern SPACE = Pattern.compile(" ");
  private static final String SAME =
      "neg abs square sqrt cbrt exp log log2 log10 sin cos tan asin acos atan sinh cosh tanh sign"
          + " floor ceil round trunc erf erfinv clip isNaN isInfinite logicalNot relu sigmoid"
          + " softPlus softSign leakyRelu elu selu gelu softmax logSoftmax cumSum cumProd flip"
          + " stopGradient toType duplicate normalize";
  private static final String BROADCAST =
      "add sub mul div mod pow maximum minimum atan2 xlogy eq neq gt gte lt lte logicalAnd"
          + " logicalOr logicalXor where";

  private ElementwiseRules() {}

  static Map<String, Rule> all() {
    Map<String, Rule> rules = new HashMap<>();
    SPACE.splitAsStream(SAME).forEach(name -> rules.put(name, Rule.one(Call::self)));
    SPACE
        .splitAsStream(BROADCAST)
        .forEach(name -> rules.put(name, Rule.one(ElementwiseRules::broadcast)));
    return rules;
  }

  private static Shape broadcast(Call call) {
    Shape shape = call.self();
    for (int i = 0; i < call.args().length; i++) {
      if (call.args()[i] instanceof NDArray) {
        shape = broadcast(call, shape, call.shape(i));
      }
    }
    return shape;
  }

  /** The common shape of two arrays by the usual rules. */
  static Shape broadcast(Call call, Shape a, Shape b) {
    int dimensions = Math.max(a.dimension(), b.dimension());
    long[] axes = new long[dimensions];
    for (int i = 1; i <= dimensions; i++) {
      long left = i <= a.dimension() ? a.get(a.dimension() - i) : 1;
      long right = i <= b.dimension() ? b.get(b.dimension() - i) : 1;
      if (left != right && left != 1 && right != 1) {
        throw call.wrong(String.format(Locale.ROOT, "shapes %s and %s do not broadcast", a, b));
      }
      axes[dimensions - i] = left == 1 ? right : left;
    }
    return new Shape(axes);
  }
}
