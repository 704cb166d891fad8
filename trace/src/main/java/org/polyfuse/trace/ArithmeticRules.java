package org.polyfuse.trace;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What is done with the values of two arrays, one of them broadcast where need be. */
final class ArithmeticRules {

  private ArithmeticRules() {}

  static Map<String, Rule> all() {
    Map<String, Rule> rules = new HashMap<>();
    for (Kind kind :
        EnumSet.of(
            Kind.ADD, Kind.SUB, Kind.MUL, Kind.POW, Kind.MAXIMUM, Kind.MINIMUM, Kind.ATAN2)) {
      rules.put(kind.toString(), Rule.one(c -> binary(kind, c, c.self(), c.symbol(0))));
    }
    rules.put(
        "div", Rule.one(c -> binary(Kind.DIV, c, c.self().floating(), c.symbol(0).floating())));
    for (Kind kind : EnumSet.range(Kind.EQ, Kind.LTE)) {
      rules.put(kind.toString(), Rule.one(c -> compare(kind, c)));
    }
    for (Kind kind : EnumSet.of(Kind.LOGICAL_AND, Kind.LOGICAL_OR, Kind.LOGICAL_XOR)) {
      rules.put(kind.toString(), Rule.one(c -> logic(kind, c)));
    }
    rules.put("mod", Rule.one(ArithmeticRules::remainder));
    rules.put("xlogy", Rule.one(ArithmeticRules::xlogy));
    rules.put("clip", Rule.one(ArithmeticRules::clip));
    rules.put("where", Rule.one(c -> select(c, c.symbol(0), c.self(), c.symbol(1))));
    return rules;
  }

  private static RecordedArray binary(Kind kind, Call call, RecordedArray a, RecordedArray b) {
    DataType type = joint(a.type(), b.type());
    Shape shape = broadcast(call, a.shape(), b.shape());
    return a.cast(type).op(kind, shape, Map.of(), b.cast(type));
  }

  private static RecordedArray compare(Kind kind, Call call) {
    RecordedArray b = call.symbol(0);
    DataType type = joint(call.self().type(), b.type());
    Shape shape = broadcast(call, call.self().shape(), b.shape());
    return call.self().cast(type).op(kind, shape, DataType.BOOLEAN, Map.of(), b.cast(type));
  }

  private static RecordedArray logic(Kind kind, Call call) {
    RecordedArray a = call.self().cast(DataType.BOOLEAN);
    return binary(kind, call, a, call.symbol(0).cast(DataType.BOOLEAN));
  }

  /** a where the condition holds, else b. */
  private static RecordedArray select(
      Call call, RecordedArray condition, RecordedArray a, RecordedArray b) {
    DataType type = joint(a.type(), b.type());
    Shape shape = broadcast(call, broadcast(call, a.shape(), b.shape()), condition.shape());
    return condition
        .cast(DataType.BOOLEAN)
        .op(Kind.WHERE, shape, type, Map.of(), a.cast(type), b.cast(type));
  }

  /** a - floor(a / b) b. */
  private static RecordedArray remainder(Call call) {
    NDArray a = call.self().floating().array();
    NDArray b = call.symbol(0).floating().array();
    return call.self().of(a.sub(a.div(b).floor().mul(b)));
  }

  /** x log y, and 0 where x is 0. */
  private static RecordedArray xlogy(Call call) {
    RecordedArray x = call.self();
    RecordedArray y = call.symbol(0);
    RecordedArray zero = x.of(x.array().eq(x.recording().scalar(0, x.type()).array()));
    RecordedArray one = x.recording().scalar(1, y.type());
    return x.of(x.array().mul(select(call, zero, one, y).array().log()));
  }

  private static RecordedArray clip(Call call) {
    RecordedArray low = binary(Kind.MAXIMUM, call, call.self(), call.symbol(0));
    return binary(Kind.MINIMUM, call, low, call.symbol(1));
  }

  /** The common shape of two arrays. */
  static Shape broadcast(Call call, Shape a, Shape b) {
    int rank = Math.max(a.dimension(), b.dimension());
    long[] axes = new long[rank];
    for (int i = 0; i < rank; i++) {
      long x = axis(a, i - rank + a.dimension());
      long y = axis(b, i - rank + b.dimension());
      if (x != y && x != 1 && y != 1) {
        throw call.wrong(String.format(Locale.ROOT, "shapes %s and %s do not broadcast", a, b));
      }
      axes[i] = x == 1 ? y : x;
    }
    return new Shape(axes);
  }

  private static long axis(Shape shape, int axis) {
    return axis < 0 ? 1 : shape.get(axis);
  }

  /** The type of a result of two, as PyTorch promotes. */
  static DataType joint(DataType one, DataType two) {
    return rank(one) >= rank(two) ? one : two;
  }

  private static int rank(DataType type) {
    return switch (type) {
      case BOOLEAN -> 0;
      case UINT8 -> 1;
      case INT32 -> 2;
      case INT64 -> 3;
      case FLOAT32 -> 4;
      default -> 5;
    };
  }
}
