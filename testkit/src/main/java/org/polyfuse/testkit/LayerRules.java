package org.polyfuse.testkit;

import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Operations of whole layers; the axes are (N, C, ...) where a layer has channels. */
final class LayerRules {

  private LayerRules() {}

  static Map<String, Rule> all() {
    Map<String, Rule> rules = new HashMap<>();
    rules.put("convolution", Rule.one(LayerRules::convolved));
    rules.put("maxPool", Rule.one(LayerRules::pooled));
    rules.put("avgPool", Rule.one(LayerRules::pooled));
    rules.put("globalMaxPool", Rule.one(call -> call.self().slice(0, 2)));
    rules.put("globalAvgPool", Rule.one(call -> call.self().slice(0, 2)));
    rules.put("linear", Rule.one(LayerRules::linear));
    rules.put("embedding", Rule.one(call -> call.shape(0).add(call.shape(1).get(1))));
    for (String name : new String[] {"dropout", "layerNorm", "batchNorm", "prelu"}) {
      rules.put(name, Rule.one(call -> call.shape(0)));
    }
    return rules;
  }

  // convolution(input, weight, bias, stride, padding, dilation, groups)
  private static Shape convolved(Call call) {
    Shape input = call.shape(0);
    Shape weight = call.shape(1); // (out, in / groups, kernel...)
    if (input.get(1) != weight.get(1) * call.number(6)) {
      throw call.wrong(
          String.format(Locale.ROOT, "%s does not suit weights of shape %s", input, weight));
    }
    Shape output = new Shape(input.get(0), weight.get(0));
    for (int i = 0; i < input.dimension() - 2; i++) {
      long span = call.shape(5).get(i) * (weight.get(i + 2) - 1) + 1;
      long room = input.get(i + 2) + 2 * call.shape(4).get(i) - span;
      output = output.add(places(call, room, call.shape(3).get(i), false));
    }
    return output;
  }

  // pool(kernel, stride, padding, ceilMode, ...)
  private static Shape pooled(Call call) {
    Shape output = call.self().slice(0, 2);
    for (int i = 0; i < call.self().dimension() - 2; i++) {
      long padding = call.shape(2).get(i);
      if (2 * padding > call.shape(0).get(i)) {
        throw call.wrong("padding must be at most half the kernel " + call.shape(0));
      }
      long room = call.self().get(i + 2) + 2 * padding - call.shape(0).get(i);
      output = output.add(places(call, room, call.shape(1).get(i), call.flag(3)));
    }
    return output;
  }

  private static long places(Call call, long room, long stride, boolean up) {
    if (room < 0) {
      throw call.wrong("the kernel is larger than the padded input");
    }
    return (up ? room + stride - 1 : room) / stride + 1;
  }

  // linear(input, weight, bias)
  private static Shape linear(Call call) {
    Shape input = call.shape(0);
    Shape weight = call.shape(1); // (out, in)
    int last = input.dimension() - 1;
    if (input.get(last) != weight.get(1)) {
      throw call.wrong(
          String.format(Locale.ROOT, "%s does not suit weights of shape %s", input, weight));
    }
    return input.slice(0, last).add(weight.get(0));
  }
}
