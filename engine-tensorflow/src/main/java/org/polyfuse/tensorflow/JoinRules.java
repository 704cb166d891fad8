package org.polyfuse.tensorflow;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import org.tensorflow.GraphOperation;
import org.tensorflow.Output;

/** Several arrays into one, and one into several. */
final class JoinRules {

  private JoinRules() {}

  static Map<String, Rule> all() {
    return Map.of(
        "concat", Rule.one(c -> concat(arrays(c), c.count() > 1 ? c.axis(c.number(1)) : 0)),
        "stack", Rule.one(JoinRules::stack),
        "split", JoinRules::split);
  }

  private static List<Symbol> arrays(Call call) {
    return call.arg(0) instanceof ai.djl.ndarray.NDList
        ? call.selfAnd(0)
        : List.of(call.self(), call.symbol(0));
  }

  static Symbol concat(List<Symbol> parts, int axis) {
    Symbol first = parts.get(0);
    if (parts.size() == 1) {
      return first;
    }
    DataType type = parts.stream().map(Symbol::type).reduce(first.type(), Kinds::joint);
    List<Output<?>> tensors = new ArrayList<>();
    long[] axes = first.shape().getShape().clone();
    axes[axis] = 0;
    for (Symbol part : parts) {
      tensors.add(part.cast(type).in(first.order()));
      axes[axis] += part.shape().get(axis);
    }
    Nodes nodes = first.nodes();
    int place = first.order().places()[axis];
    Output<?> node = nodes.op("ConcatV2").list(tensors).in(nodes.scalarInt(place)).out();
    return new Symbol(first.tracer(), node, first.order(), new Shape(axes), type);
  }

  private static Symbol stack(Call call) {
    List<Symbol> parts = arrays(call);
    int axis = call.count() > 1 ? call.axis(call.number(1), call.self().rank() + 1) : 0;
    List<Long> axes =
        new ArrayList<>(LongStream.of(call.self().shape().getShape()).boxed().toList());
    axes.add(axis, 1L);
    Shape wide = new Shape(axes);
    return concat(parts.stream().map(part -> LayoutRules.reshape(part, wide)).toList(), axis);
  }

  // split(parts), split(starts), split(parts, axis) or split(starts, axis)
  private static List<Symbol> split(Call call) {
    Symbol x = call.self();
    int axis = call.count() > 1 ? call.axis(call.number(1)) : 0;
    long[] sizes =
        call.arg(0) instanceof long[] starts
            ? between(starts, x.shape().get(axis))
            : equal(call.number(0), x.shape().get(axis));
    Nodes nodes = call.nodes();
    GraphOperation op =
        nodes
            .op("SplitV")
            .in(x.node(), nodes.axes(sizes), nodes.scalarInt(x.order().places()[axis]))
            .attr("num_split", sizes.length)
            .op();
    List<Symbol> parts = new ArrayList<>();
    for (int i = 0; i < sizes.length; i++) {
      long[] axes = x.shape().getShape().clone();
      axes[axis] = sizes[i];
      parts.add(new Symbol(x.tracer(), op.output(i), x.order(), new Shape(axes), x.type()));
    }
    return parts;
  }

  private static long[] equal(int parts, long length) {
    if (length % parts != 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%d steps cannot be split into %d equal parts", length, parts));
    }
    return LongStream.range(0, parts).map(i -> length / parts).toArray();
  }

  private static long[] between(long[] starts, long length) {
    List<Long> sizes = new ArrayList<>();
    long from = 0;
    for (int i = starts.length > 0 && starts[0] == 0 ? 1 : 0; i <= starts.length; i++) {
      long to = i < starts.length ? starts[i] : length;
      sizes.add(to - from);
      from = to;
    }
    return sizes.stream().mapToLong(Long::longValue).toArray();
  }
}
