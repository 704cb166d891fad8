package org.polyfuse.testkit;

import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Operations that take axes away, and matrix products. */
final class ReductionRules {

  private ReductionRules() {}

  static Map<String, Rule> all() {
    Map<String, Rule> rules = new HashMap<>();
    for (String name : List.of("sum", "mean", "max", "min", "prod", "argMax", "argMin")) {
      rules.put(name, Rule.one(ReductionRules::reduced));
    }
    rules.put("norm", Rule.one(ReductionRules::norm));
    rules.put("matMul", Rule.one(ReductionRules::product));
    rules.put("batchMatMul", Rule.one(ReductionRules::product));
    rules.put("dot", Rule.one(ReductionRules::product));
    return rules;
  }

  private static Shape reduced(Call call) {
    if (call.args().length == 0) {
      return new Shape();
    }
    if (call.args()[0] instanceof Integer axis) {
      return reduced(call, new int[] {axis}, false);
    }
    int[] axes = (int[]) call.args()[0];
    if (call.name().equals("mean") && axes.length != 1) {
      throw call.wrong("PyTorch's mean takes one axis");
    }
    return reduced(call, axes, call.flag(1));
  }

  private static Shape norm(Call call) {
    return call.args().length == 1
        ? new Shape()
        : reduced(call, (int[]) call.args()[1], call.flag(2));
  }

  private static Shape reduced(Call call, int[] axes, boolean keep) {
    Set<Integer> gone = new HashSet<>();
    for (int axis : axes) {
      gone.add(call.axis(axis));
    }
    Shape left = new Shape();
    for (int i = 0; i < call.self().dimension(); i++) {
      if (!gone.contains(i)) {
        left = left.add(call.self().get(i));
      } else if (keep) {
        left = left.add(1);
      }
    }
    return left;
  }

  private static Shape product(Call call) {
    Shape a = call.self();
    Shape b = call.shape(0);
    if (a.dimension() == 0 || b.dimension() == 0) {
      throw call.wrong("a matrix product needs axes");
    }
    long inner = b.dimension() == 1 ? b.get(0) : b.get(b.dimension() - 2);
    if (a.get(a.dimension() - 1) != inner) {
      throw call.wrong(String.format(Locale.ROOT, "the inner axes of %s and %s differ", a, b));
    }
    int left = Math.max(a.dimension() - 2, 0);
    int right = Math.max(b.dimension() - 2, 0);
    Shape shape = ElementwiseRules.broadcast(call, a.slice(0, left), b.slice(0, right));
    if (a.dimension() > 1) {
      shape = shape.add(a.get(a.dimension() - 2));
    }
    return b.dimension() > 1 ? shape.add(b.get(b.dimension() - 1)) : shape;
  }
}
