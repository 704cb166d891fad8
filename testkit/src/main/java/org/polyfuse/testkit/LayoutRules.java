package org.polyfuse.testkit;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Operations that arrange values anew. */
final class LayoutRules {

  private LayoutRules() {}

  static Map<String, Rule> all() {
    Map<String, Rule> rules = new HashMap<>();
    rules.put("reshape", Rule.one(LayoutRules::reshaped));
    rules.put("expandDims", Rule.one(LayoutRules::expanded));
    rules.put("squeeze", Rule.one(LayoutRules::squeezed));
    rules.put("transpose", Rule.one(LayoutRules::transposed));
    rules.put("flatten", Rule.one(LayoutRules::flattened));
    rules.put("broadcast", Rule.one(LayoutRules::broadcast));
    rules.put("concat", Rule.one(LayoutRules::concatenated));
    rules.put("stack", Rule.one(LayoutRules::stacked));
    rules.put("repeat", Rule.one(LayoutRules::repeated));
    rules.put("tile", Rule.one(LayoutRules::repeated));
    rules.put("pad", Rule.one(LayoutRules::padded));
    rules.put("split", LayoutRules::split);
    return rules;
  }

  private static Shape reshaped(Call call) {
    long[] axes = call.shape(0).getShape().clone();
    long known = 1;
    int open = -1;
    for (int i = 0; i < axes.length; i++) {
      if (axes[i] == -1) {
        open = i;
      } else {
        known *= axes[i];
      }
    }
    if (open >= 0 && known > 0) {
      axes[open] = call.self().size() / known;
    }
    Shape shape = new Shape(axes);
    if (shape.size() != call.self().size()) {
      throw call.wrong("cannot become " + call.shape(0));
    }
    return shape;
  }

  private static Shape expanded(Call call) {
    List<Long> axes = axes(call.self());
    axes.add(call.axis(call.number(0), axes.size() + 1), 1L);
    return shape(axes);
  }

  private static Shape squeezed(Call call) {
    List<Long> axes = axes(call.self());
    for (int axis : (int[]) call.args()[0]) {
      if (call.self().get(call.axis(axis)) != 1) {
        throw call.wrong(String.format(Locale.ROOT, "axis %d is not 1", axis));
      }
      axes.set(call.axis(axis), 0L);
    }
    axes.removeIf(axis -> axis == 0);
    return shape(axes);
  }

  private static Shape transposed(Call call) {
    int dimensions = call.self().dimension();
    long[] axes = new long[dimensions];
    int[] order = call.args().length == 0 ? new int[0] : (int[]) call.args()[0];
    for (int i = 0; i < dimensions; i++) {
      axes[i] = call.self().get(order.length == 0 ? dimensions - 1 - i : call.axis(order[i]));
    }
    return reshapedTo(call, new Shape(axes));
  }

  private static Shape flattened(Call call) {
    int last = call.self().dimension() - 1;
    int from = call.args().length == 0 ? 0 : call.axis(call.number(0));
    int to = call.args().length == 0 ? last : call.axis(call.number(1));
    return call.self()
        .slice(0, from)
        .add(call.self().slice(from, to + 1).size())
        .addAll(call.self().slice(to + 1));
  }

  private static Shape broadcast(Call call) {
    if (!ElementwiseRules.broadcast(call, call.self(), call.shape(0)).equals(call.shape(0))) {
      throw call.wrong("does not broadcast to " + call.shape(0));
    }
    return call.shape(0);
  }

  private static Shape concatenated(Call call) {
    int axis = call.axis(call.number(1));
    List<Long> axes = axes(call.self());
    long length = 0;
    for (Shape shape : call.shapesWith(0)) {
      length += shape.get(axis);
      List<Long> others = axes(shape);
      others.set(axis, axes.get(axis));
      if (!others.equals(axes)) {
        throw call.wrong(
            String.format(Locale.ROOT, "cannot be joined with %s along axis %d", shape, axis));
      }
    }
    axes.set(axis, length);
    return shape(axes);
  }

  private static Shape stacked(Call call) {
    List<Shape> shapes = call.shapesWith(0);
    if (shapes.stream().anyMatch(shape -> !shape.equals(call.self()))) {
      throw call.wrong("cannot be stacked with other shapes: " + shapes);
    }
    List<Long> axes = axes(call.self());
    axes.add(call.axis(call.number(1), axes.size() + 1), (long) shapes.size());
    return shape(axes);
  }

  private static Shape repeated(Call call) {
    List<Long> axes = axes(call.self());
    if (call.args().length == 2) {
      int axis = call.axis(call.number(0));
      axes.set(axis, axes.get(axis) * (long) call.args()[1]);
      return shape(axes);
    }
    if (call.args()[0] instanceof long[] times && times.length == axes.size()) {
      for (int i = 0; i < times.length; i++) {
        axes.set(i, axes.get(i) * times[i]);
      }
      return shape(axes);
    }
    throw call.wrong("repeats must be given for an axis, or for every axis");
  }

  private static Shape padded(Call call) {
    long[] padding = call.shape(0).getShape(); // pairs, the last axis first
    long[] axes = call.self().getShape().clone();
    for (int i = 0; i < padding.length / 2; i++) {
      axes[axes.length - 1 - i] += padding[2 * i] + padding[2 * i + 1];
    }
    return new Shape(axes);
  }

  private static List<Shape> split(Call call) {
    int axis = call.axis(call.number(1));
    long[] starts = (long[]) call.args()[0];
    List<Shape> parts = new ArrayList<>();
    long from = 0;
    for (int i = starts[0] == 0 ? 1 : 0; i <= starts.length; i++) {
      long to = i < starts.length ? starts[i] : call.self().get(axis);
      List<Long> axes = axes(call.self());
      axes.set(axis, to - from);
      parts.add(shape(axes));
      from = to;
    }
    return parts;
  }

  private static Shape reshapedTo(Call call, Shape shape) {
    if (shape.size() != call.self().size()) {
      throw call.wrong("axes must each stand once");
    }
    return shape;
  }

  private static List<Long> axes(Shape shape) {
    return LongStream.of(shape.getShape()).boxed().collect(Collectors.toCollection(ArrayList::new));
  }

  private static Shape shape(List<Long> axes) {
    return new Shape(axes);
  }
}
