package org.polyfuse.trace;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Several arrays into one, and one into several. */
final class JoinRules {

  private JoinRules() {}

  static Map<String, Rule> all() {
    return Map.of(
        "concat", Rule.one(c -> concat(c, c.selfAnd(0), c.axis(c.number(1)))),
        "stack", Rule.one(JoinRules::stack),
        "split", JoinRules::split);
  }

  static RecordedArray concat(Call call, List<RecordedArray> parts, int axis) {
    RecordedArray first = parts.get(0);
    if (parts.size() == 1) {
      return first;
    }
    long length = 0;
    for (RecordedArray part : parts) {
      length += part.shape().get(axis);
      if (!with(part.shape(), axis, 0).equals(with(first.shape(), axis, 0))) {
        throw call.wrong(
            String.format(
                Locale.ROOT, "cannot be joined with %s along axis %d", part.shape(), axis));
      }
    }
    DataType type =
        parts.stream().map(RecordedArray::type).reduce(first.type(), ArithmeticRules::joint);
    List<Value> inputs = parts.stream().map(part -> part.cast(type).value()).toList();
    Shape shape = with(first.shape(), axis, length);
    return first.recording().one(Kind.CONCAT, inputs, Map.of("axis", axis), shape, type);
  }

  private static Shape with(Shape shape, int axis, long length) {
    long[] axes = shape.getShape().clone();
    axes[axis] = length;
    return new Shape(axes);
  }

  private static RecordedArray stack(Call call) {
    RecordedArray self = call.self();
    List<RecordedArray> parts = call.selfAnd(0);
    if (parts.stream().anyMatch(part -> !part.shape().equals(self.shape()))) {
      throw call.wrong(
          "cannot be stacked with other shapes: "
              + parts.stream().map(RecordedArray::shape).toList());
    }
    int axis = call.axis(call.number(1), self.rank() + 1);
    Shape wide = LayoutRules.longer(self.shape(), axis);
    return concat(call, parts.stream().map(part -> part.reshape(wide)).toList(), axis);
  }

  // split(starts, axis); DJL makes starts of a number of parts
  private static List<RecordedArray> split(Call call) {
    RecordedArray x = call.self();
    int axis = call.axis(call.number(1));
    List<Long> sizes = between((long[]) call.arg(0), x.shape().get(axis));
    List<Shape> shapes = sizes.stream().map(size -> with(x.shape(), axis, size)).toList();
    Map<String, Object> attributes = Map.of("axis", axis, "sizes", sizes);
    return x.recording().many(Kind.SPLIT, List.of(x.value()), attributes, shapes, x.type());
  }

  private static List<Long> between(long[] starts, long length) {
    List<Long> sizes = new ArrayList<>();
    long from = 0;
    for (int i = starts.length > 0 && starts[0] == 0 ? 1 : 0; i <= starts.length; i++) {
      long to = i < starts.length ? starts[i] : length;
      sizes.add(to - from);
      from = to;
    }
    return sizes;
  }
}
