package org.polyfuse.datasets.array;

import java.nio.ByteBuffer;
import java.util.Optional;

/** How a number is written. */
enum NumberType {
  BOOL(1, "b1", "BOOL"),
  I1(1, "i1", "I8"),
  U1(1, "u1", "U8"),
  I2(2, "i2", "I16"),
  U2(2, "u2", "U16"),
  I4(4, "i4", "I32"),
  U4(4, "u4", "U32"),
  I8(8, "i8", "I64"),
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

  int bytes() {
    return bytes;
  }

  /** By NumPy's code without the mark of the byte order. */
  static Optional<NumberType> ofNumpy(String code) {
    for (NumberType type : values()) {
      if (!type.numpy.isEmpty() && type.numpy.equals(code)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
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
      case BOOL -> in.get() == 0 ? 0 : 1;
      case I1 -> in.get();
      case U1 -> in.get() & 0xff;
      case I2 -> in.getShort();
      case U2 -> in.getShort() & 0xffff;
      case I4 -> in.getInt();
      case U4 -> Integer.toUnsignedLong(in.getInt());
      case I8 -> in.getLong();
      case F2 -> half(in.getShort());
      case BF2 -> Float.intBitsToFloat(in.getShort() << 16);
      case F4 -> in.getFloat();
      case F8 -> (float) in.getDouble();
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
