package org.polyfuse.tfjs;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One weight of the list: what it is called and how it is stored.
 *
 * @param place where it stands in the file
 * @param name of its node
 * @param shape its axes; empty for a scalar
 * @param type of its values once they are read
 * @param scale how quantised values are scaled; empty if they are stored as they are
 */
record WeightEntry(
    JsonValue place, String name, List<Long> shape, Stored type, Optional<Scale> scale) {

  /**
   * A value is {@code stored * factor + offset}; of halves it is what is stored.
   *
   * @param stored {@code UINT8}, {@code UINT16} or {@code FLOAT16}
   */
  record Scale(Stored stored, double factor, double offset) {}

  static WeightEntry of(JsonValue place) {
    Stored type = Stored.of(place.get("dtype"));
    Optional<Scale> scale = place.find("quantization").map(each -> scale(each, type));
    return new WeightEntry(
        place,
        place.get("name").text(),
        place.get("shape").items().stream().map(JsonValue::size).toList(),
        type,
        scale);
  }

  private static Scale scale(JsonValue place, Stored type) {
    Stored stored = Stored.of(place.get("dtype"));
    boolean fits =
        switch (stored) {
          case FLOAT16 -> type == Stored.FLOAT32;
          case UINT8, UINT16 -> type == Stored.FLOAT32 || type == Stored.INT32;
          case FLOAT32, INT32, BOOL, COMPLEX64, STRING -> false;
        };
    if (!fits) {
      throw place.wrong(
          String.format(
              Locale.ROOT,
              "must be float16, uint8 or uint16 for %s but was %s",
              type.label(),
              stored.label()));
    }
    return stored == Stored.FLOAT16
        ? new Scale(stored, 1, 0)
        : new Scale(stored, place.get("scale").number(), place.get("min").number());
  }

  /** How many values it has. */
  int count() {
    try {
      return Math.toIntExact(shape.stream().reduce(1L, Math::multiplyExact));
    } catch (ArithmeticException e) {
      throw place.wrong("must have fewer than 2^31 values but its shape is " + shape);
    }
  }

  /** How its values lie in the file. */
  Stored stored() {
    return scale.map(Scale::stored).orElse(type);
  }

  /** Bytes in the file; of texts the least that they take. */
  long bytes() {
    return (long) count() * stored().bytes();
  }
}
