package org.polyfuse.trace;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Other views of the same values, mirrored ones, padded and repeated ones. */
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
    rules.put("flip", Rule.one(LayoutRules::flipped));
    rules.put("pad", Rule.one(LayoutRules::padded));
    rules.put("tile", Rule.one(c -> tile(c.self(), times(c))));
    rules.put("repeat", Rule.one(LayoutRules::repeated));
    return rules;
  }

  private static RecordedArray reshaped(Call call) {
    long size = call.self().shape().size();
    long[] axes = call.shape(0).getShape().clone();
    long known = LongStream.of(axes).filter(axis -> axis != -1).reduce(1, (a, b) -> a * b);
    for (int i = 0; i < axes.length; i++) {
      axes[i] = axes[i] == -1 ? size / Math.max(known, 1) : axes[i];
    }
    Shape shape = new Shape(axes);
    if (shape.size() != size) {
      throw call.wrong("cannot become " + call.shape(0));
    }
    return call.self().reshape(shape);
  }

  private static RecordedArray expanded(Call call) {
    return call.self()
        .reshape(longer(call.self().shape(), call.axis(call.number(0), rank(call) + 1)));
  }

  private static int rank(Call call) {
    return call.self().rank();
  }

  /** A shape with one more axis, of length 1. */
  static Shape longer(Shape shape, int axis) {
    return shape.slice(0, axis).add(1).addAll(shape.slice(axis));
  }

  /** All values in a row. */
  static RecordedArray flat(RecordedArray x) {
    return x.reshape(new Shape(x.shape().size()));
  }

  private static RecordedArray squeezed(Call call) {
    Shape shape = call.self().shape();
    int[] gone = IntStream.of((int[]) call.arg(0)).map(call::axis).toArray();
    for (int axis : gone) {
      if (shape.get(axis) != 1) {
        throw call.wrong(String.format(Locale.ROOT, "axis %d is not 1", axis));
      }
    }
    long[] left =
        IntStream.range(0, rank(call))
            .filter(i -> IntStream.of(gone).noneMatch(axis -> axis == i))
            .mapToLong(shape::get)
            .toArray();
    return call.self().reshape(new Shape(left));
  }

  private static RecordedArray transposed(Call call) {
    int rank = rank(call);
    int[] given = call.count() == 0 ? new int[0] : (int[]) call.arg(0);
    int[] order =
        given.length == 0
            ? IntStream.range(0, rank).map(i -> rank - 1 - i).toArray()
            : IntStream.of(given).map(call::axis).toArray();
    if (order.length != rank || IntStream.of(order).distinct().count() != rank) {
      throw call.wrong("axes must each stand once");
    }
    return transpose(call.self(), order);
  }

  static RecordedArray transpose(RecordedArray x, int... order) {
    Shape shape = new Shape(IntStream.of(order).mapToLong(x.shape()::get).toArray());
    return x.op(Kind.TRANSPOSE, shape, Map.of("order", list(order)));
  }

  private static RecordedArray flattened(Call call) {
    Shape shape = call.self().shape();
    int from = call.count() == 0 ? 0 : call.axis(call.number(0));
    int to = call.count() == 0 ? shape.dimension() - 1 : call.axis(call.number(1));
    long size = shape.slice(from, to + 1).size();
    return call.self().reshape(shape.slice(0, from).add(size).addAll(shape.slice(to + 1)));
  }

  private static RecordedArray broadcast(Call call) {
    Shape wanted = call.shape(0);
    if (!ArithmeticRules.broadcast(call, call.self().shape(), wanted).equals(wanted)) {
      throw call.wrong("does not broadcast to " + wanted);
    }
    return wanted.equals(call.self().shape())
        ? call.self()
        : call.self().op(Kind.BROADCAST, wanted, Map.of());
  }

  private static RecordedArray flipped(Call call) {
    int[] axes = IntStream.of((int[]) call.arg(0)).map(call::axis).toArray();
    return call.self().op(Kind.FLIP, call.self().shape(), Map.of("axes", list(axes)));
  }

  // pad(pairs, the last axis first; value)
  private static RecordedArray padded(Call call) {
    long[] pairs = call.shape(0).getShape();
    int rank = rank(call);
    long[] before = new long[rank];
    long[] after = new long[rank];
    long[] axes = call.self().shape().getShape().clone();
    for (int i = 0; i < pairs.length / 2; i++) {
      before[rank - 1 - i] = pairs[2 * i];
      after[rank - 1 - i] = pairs[2 * i + 1];
      axes[rank - 1 - i] += pairs[2 * i] + pairs[2 * i + 1];
    }
    return call.self()
        .op(
            Kind.PAD,
            new Shape(axes),
            Map.of("before", list(before), "after", list(after), "value", call.real(1)));
  }

  private static RecordedArray tile(RecordedArray x, long... times) {
    long[] axes = x.shape().getShape().clone();
    Arrays.setAll(axes, i -> axes[i] * times[i]);
    return x.op(Kind.TILE, new Shape(axes), Map.of("times", list(times)));
  }

  // (times), (axis, times) or (times of each axis)
  private static long[] times(Call call) {
    long[] times = new long[rank(call)];
    Arrays.fill(times, 1);
    if (call.count() == 2) {
      times[call.axis(call.number(0))] = call.number(1);
    } else if (call.arg(0) instanceof long[] given && given.length == times.length) {
      return given.clone();
    } else if (call.arg(0) instanceof Long all) {
      Arrays.fill(times, all);
    } else {
      throw call.missing("to a shape");
    }
    return times;
  }

  /** Each element several times in place. */
  private static RecordedArray repeated(Call call) {
    RecordedArray result = call.self();
    long[] times = times(call);
    for (int axis = 0; axis < times.length; axis++) {
      if (times[axis] != 1) {
        Shape shape = result.shape();
        long[] tiles = new long[shape.dimension() + 1];
        Arrays.fill(tiles, 1);
        tiles[axis + 1] = times[axis];
        long[] axes = shape.getShape().clone();
        axes[axis] *= times[axis];
        result = tile(result.reshape(longer(shape, axis + 1)), tiles).reshape(new Shape(axes));
      }
    }
    return result;
  }

  static List<Integer> list(int... values) {
    return IntStream.of(values).boxed().collect(Collectors.toList());
  }

  static List<Long> list(long... values) {
    return LongStream.of(values).boxed().collect(Collectors.toList());
  }
}
