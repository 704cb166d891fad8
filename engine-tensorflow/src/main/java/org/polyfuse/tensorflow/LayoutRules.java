package org.polyfuse.tensorflow;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.tensorflow.Output;

/** Other views of the same values, mirrored ones, padded and repeated ones. */
final class LayoutRules {

  private LayoutRules() {}

  static Map<String, Rule> all() {
    Map<String, Rule> rules = new HashMap<>();
    rules.put("reshape", Rule.one(LayoutRules::reshaped));
    rules.put("expandDims", Rule.one(LayoutRules::expanded));
    rules.put("squeeze", Rule.one(LayoutRules::squeezed));
    rules.put("transpose", Rule.one(LayoutRules::transposed));
    rules.put("swapAxes", Rule.one(LayoutRules::swapped));
    rules.put("flatten", Rule.one(LayoutRules::flattened));
    rules.put("flip", Rule.one(LayoutRules::flipped));
    rules.put("pad", Rule.one(LayoutRules::padded));
    rules.put("tile", Rule.one(LayoutRules::tiled));
    rules.put("repeat", Rule.one(LayoutRules::repeated));
    return rules;
  }

  private static Symbol reshaped(Call call) {
    return reshape(call.self(), complete(call.self().shape(), call.shape(0)));
  }

  private static Shape complete(Shape from, Shape wanted) {
    long[] axes = wanted.getShape().clone();
    long known = LongStream.of(axes).filter(axis -> axis != -1).reduce(1, (a, b) -> a * b);
    for (int i = 0; i < axes.length; i++) {
      axes[i] = axes[i] == -1 ? from.size() / Math.max(known, 1) : axes[i];
    }
    Shape shape = new Shape(axes);
    if (shape.size() != from.size()) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s cannot become %s", from, wanted));
    }
    return shape;
  }

  /** Channels that lie last may stay there if only what follows them changes. */
  static Symbol reshape(Symbol x, Shape shape) {
    if (shape.equals(x.shape())) {
      return x;
    }
    boolean staysLast =
        x.rank() > 2
            && shape.dimension() > 2
            && x.order().equals(Order.channelsLast(x.rank()))
            && x.shape().slice(0, 2).equals(shape.slice(0, 2));
    Order order =
        staysLast ? Order.channelsLast(shape.dimension()) : Order.plain(shape.dimension());
    Output<?> from = staysLast ? x.node() : x.plain();
    Output<?> node = x.nodes().reshape(from, order.physical(shape.getShape()));
    return new Symbol(x.tracer(), node, order, shape, x.type());
  }

  private static Symbol expanded(Call call) {
    List<Long> axes = axes(call.self());
    axes.add(call.axis(call.number(0), axes.size() + 1), 1L);
    return reshape(call.self(), new Shape(axes));
  }

  // squeeze(), squeeze(axis) or squeeze(axes)
  private static Symbol squeezed(Call call) {
    List<Long> axes = axes(call.self());
    int[] given =
        call.count() == 0
            ? IntStream.range(0, axes.size()).filter(i -> axes.get(i) == 1).toArray()
            : call.arg(0) instanceof int[] several ? several : new int[] {call.number(0)};
    for (int axis : given) {
      if (call.self().shape().get(call.axis(axis)) != 1) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "axis %d of %s must be 1 to be squeezed", axis, call.self().shape()));
      }
      axes.set(call.axis(axis), 0L);
    }
    axes.removeIf(axis -> axis == 0);
    return reshape(call.self(), new Shape(axes));
  }

  private static Symbol transposed(Call call) {
    int rank = call.self().rank();
    int[] given = call.count() == 0 ? new int[0] : (int[]) call.arg(0);
    int[] order =
        given.length == 0
            ? IntStream.range(0, rank).map(i -> rank - 1 - i).toArray()
            : IntStream.of(given).map(call::axis).toArray();
    return transpose(call.self(), order);
  }

  private static Symbol swapped(Call call) {
    int[] order = Order.plain(call.self().rank()).axes();
    int first = call.axis(call.number(0));
    int second = call.axis(call.number(1));
    order[first] = second;
    order[second] = first;
    return transpose(call.self(), order);
  }

  /** Moves nothing: the tensor stays, its axes are said to lie in another order. */
  static Symbol transpose(Symbol x, int[] order) {
    Shape shape = new Shape(IntStream.of(order).mapToLong(x.shape()::get).toArray());
    return new Symbol(x.tracer(), x.node(), x.order().transposed(order), shape, x.type());
  }

  private static Symbol flattened(Call call) {
    Shape shape = call.self().shape();
    int from = call.count() == 0 ? 0 : call.axis(call.number(0));
    int to = call.count() == 0 ? shape.dimension() - 1 : call.axis(call.number(1));
    long size = shape.slice(from, to + 1).size();
    return reshape(call.self(), shape.slice(0, from).add(size).addAll(shape.slice(to + 1)));
  }

  private static Symbol flipped(Call call) {
    int[] places = call.self().order().places();
    int[] axes = IntStream.of((int[]) call.arg(0)).map(a -> places[call.axis(a)]).toArray();
    Output<?> x = call.self().node();
    return call.self().with(call.nodes().op("ReverseV2").in(x, call.nodes().ints(axes)).out());
  }

  // pad(pairs, the last axis first; value)
  private static Symbol padded(Call call) {
    long[] pairs = call.shape(0).getShape();
    long[] before = new long[call.self().rank()];
    long[] after = new long[call.self().rank()];
    for (int i = 0; i < pairs.length / 2; i++) {
      before[before.length - 1 - i] = pairs[2 * i];
      after[after.length - 1 - i] = pairs[2 * i + 1];
    }
    return pad(call.self(), before, after, call.real(1));
  }

  /** Pads axes of the array on both sides. */
  static Symbol pad(Symbol x, long[] before, long[] after, double value) {
    int rank = x.rank();
    int[] pairs = new int[2 * rank];
    long[] axes = x.shape().getShape().clone();
    for (int j = 0; j < rank; j++) {
      int axis = x.order().axes()[j];
      pairs[2 * j] = (int) before[axis];
      pairs[2 * j + 1] = (int) after[axis];
      axes[axis] += before[axis] + after[axis];
    }
    Nodes nodes = x.nodes();
    Output<?> paddings = nodes.reshape(nodes.ints(pairs), rank, 2);
    Output<?> fill = nodes.scalar(value, Kinds.of(x.type()));
    return new Symbol(
        x.tracer(),
        nodes.op("PadV2").in(x.node(), paddings, fill).out(),
        x.order(),
        new Shape(axes),
        x.type());
  }

  // tile(times), tile(axis, times), tile(times of each axis) or tile(shape)
  private static Symbol tiled(Call call) {
    Symbol x = call.self();
    int[] times = times(call);
    long[] axes = x.shape().getShape().clone();
    Arrays.setAll(axes, i -> axes[i] * times[i]);
    Output<?> node = call.nodes().op("Tile").in(x.plain(), call.nodes().ints(times)).out();
    return new Symbol(x.tracer(), node, new Shape(axes), x.type());
  }

  private static int[] times(Call call) {
    int[] times = new int[call.self().rank()];
    Arrays.fill(times, 1);
    if (call.count() == 2) {
      times[call.axis(call.number(0))] = call.number(1);
    } else if (call.arg(0) instanceof long[] given && given.length == times.length) {
      Arrays.setAll(times, i -> (int) given[i]);
    } else if (call.arg(0) instanceof Long all) {
      Arrays.fill(times, all.intValue());
    } else {
      throw call.missing("to a shape");
    }
    return times;
  }

  /** Each element several times in place. */
  private static Symbol repeated(Call call) {
    Symbol result = call.self();
    int[] times = times(call);
    for (int axis = 0; axis < times.length; axis++) {
      result = times[axis] == 1 ? result : repeat(result, axis, times[axis]);
    }
    return result;
  }

  private static Symbol repeat(Symbol x, int axis, int times) {
    List<Long> wide = axes(x);
    wide.add(axis + 1, 1L);
    int[] tiles = new int[wide.size()];
    Arrays.fill(tiles, 1);
    tiles[axis + 1] = times;
    Symbol split = reshape(x, new Shape(wide));
    Output<?> node = x.nodes().op("Tile").in(split.plain(), x.nodes().ints(tiles)).out();
    List<Long> result = axes(x);
    result.set(axis, result.get(axis) * times);
    Shape shape = new Shape(result);
    return new Symbol(x.tracer(), x.nodes().reshape(node, shape.getShape()), shape, x.type());
  }

  private static List<Long> axes(Symbol x) {
    return LongStream.of(x.shape().getShape())
        .boxed()
        .collect(Collectors.toCollection(ArrayList::new));
  }
}
