package org.polyfuse.testkit.contract;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Values to try in a setting. */
final class OtherValues {

  private static final List<Integer> WHOLE = List.of(Integer.MIN_VALUE, -1, 0, Integer.MAX_VALUE);
  private static final List<Double> REAL =
      List.of(Double.NEGATIVE_INFINITY, -1e9, -1.0, 0.0, 1e9, Double.POSITIVE_INFINITY, Double.NaN);

  private OtherValues() {}

  /** Values that a setting of that type is likely to refuse. */
  static List<?> extremes(Class<?> type) {
    if (type == int.class || type == Integer.class) {
      return WHOLE;
    }
    if (type == long.class || type == Long.class) {
      return WHOLE.stream().map(Integer::longValue).toList();
    }
    if (type == double.class || type == Double.class) {
      return REAL;
    }
    if (type == OptionalInt.class) {
      return WHOLE.stream().map(OptionalInt::of).toList();
    }
    if (type == OptionalDouble.class) {
      return REAL.stream().map(OptionalDouble::of).toList();
    }
    if (type == List.class) {
      return List.of(List.of());
    }
    return type == Map.class ? List.of(Map.of()) : List.of();
  }

  /** Whether a value is, or holds, no number at all. */
  static boolean isNotANumber(Object value) {
    Object number = value instanceof OptionalDouble some ? some.getAsDouble() : value;
    return number instanceof Double real && real.isNaN();
  }
}
