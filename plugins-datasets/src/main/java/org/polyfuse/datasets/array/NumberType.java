package org.polyfuse.datasets.array;

import java.nio.ByteBuffer;
import java.util.Optional;

/** How a number is written. */
enum NumberType implements ItemType {
  BOOL(1, "b1", "BOOL"),
  I1(1, "i1", "I8"),
  U1(1, "u1", "U8"),
  I2(2, "i2", "I16"),
  U2(2, "u2", "U16"),
  I4(4, "i4", "I32"),
  U4(4, "u4", "U32"),
  I8(8, "i8", "I64"),
  U8(8, "u8", "U64"),
  F2(2, "f2", "F16"),
  BF2(2, "", "BF16"),
  F4(4, "f4", "F32"),
  F8(8, "f8", "F64");

  private final int bytes;
  private final String numpy;
  private final String safetensors;

  NumberType(int bytes, String numpy, String safetensors) {
    this.bytes = bytes;
    this.numpy = numpy;
    this.safetensors = safetensors;
  }

  @Override
  public int bytes() {
    return bytes;
  }

  /** By NumPy's code without the mark of the byte order. */
  static Optional<NumberType> ofNumpy(String code) {
    for (NumberType type : values()) {
      if (!type.numpy.isEmpty() && type.numpy.equals(code)) {
        return Optional.of(type);
      }
    }
    return code.equals("?") ? Optional.of(BOOL) : Optional.empty();
  }

  static Optional<NumberType> ofSafetensors(String code) {
    for (NumberType type : values()) {
      if (type.safetensors.equals(code)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** The next number, rounded to single precision. */
  float next(ByteBuffer in) {
    return switch (this) {
      case F4 -> in.getFloat();
      case F8 -> (float) in.getDouble();
      case F2 -> half(in.getShort());
      case BF2 -> Float.intBitsToFloat(in.getShort() << 16);
      case U8 -> unsigned(in.getLong());
      case BOOL, I1, U1, I2, U2, I4, U4, I8 -> whole(in);
    };
  }

  /** The next whole number; of {@link #U8} the bits. */
  private long whole(ByteBuffer in) {
    return switch (this) {
      case BOOL -> in.get() == 0 ? 0 : 1;
      case I1 -> in.get();
      case U1 -> in.get() & 0xff;
      case I2 -> in.getShort();
      case U2 -> in.getShort() & 0xffff;
      case I4 -> in.getInt();
      case U4 -> Integer.toUnsignedLong(in.getInt());
      case I8, U8 -> in.getLong();
      case F2, BF2, F4, F8 -> throw new IllegalStateException(this + " is not whole");
    };
  }

  /** Half of it, with what is lost kept as the last bit, rounds as the whole does. */
  private static float unsigned(long bits) {
    return bits >= 0 ? (float) bits : 2 * (float) (bits >>> 1 | bits & 1);
  }

  /** All digits; a number that is whole has no point, whatever type it is of. */
  @Override
  public String text(ByteBuffer in) {
    return switch (this) {
      case F8 -> text(in.getDouble());
      case F2, BF2, F4 -> text(next(in));
      case U8 -> Long.toUnsignedString(in.getLong());
      case BOOL, I1, U1, I2, U2, I4, U4, I8 -> String.valueOf(whole(in));
    };
  }

  private static String text(float number) {
    return isWhole(number) ? String.valueOf((long) number) : String.valueOf(number);
  }

  private static String text(double number) {
    return isWhole(number) ? String.valueOf((long) number) : String.valueOf(number);
  }

  private static boolean isWhole(double number) {
    return number == Math.rint(number) && Math.abs(number) < 0x1p63;
  }

  /**
   * The whole numbers below are all different in this type; above, two of them may have become one
   * when they were saved.
   */
  double different() {
    return switch (this) {
      case BF2 -> 0x1p8;
      case F2 -> 0x1p11;
      case F4 -> 0x1p24;
      case F8 -> 0x1p53;
      case BOOL, I1, U1, I2, U2, I4, U4, I8, U8 -> Double.POSITIVE_INFINITY;
    };
  }

  /** IEEE 754 binary16; Java's own conversion comes with 20. */
  private static float half(short bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = (bits >> 10) & 0x1f;
    int fraction = bits & 0x3ff;
    if (exponent == 0) {
      float tiny = fraction * 0x1p-24f;
      return sign == 0 ? tiny : -tiny;
    }
    int wide = exponent == 0x1f ? 0xff : exponent - 15 + 127;
    return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
  }
}
