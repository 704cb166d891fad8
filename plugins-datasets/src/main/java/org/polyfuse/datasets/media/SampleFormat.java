package org.polyfuse.datasets.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How one sample is written.
 *
 * @param kind of number
 * @param bytes that it takes, 1 to 8
 * @param bits of them that are used
 * @param place of these bits
 */
record SampleFormat(Kind kind, int bytes, int bits, Place place) {

  /** Kinds of numbers. */
  enum Kind {
    /** Whole, with 128 for silence. */
    UNSIGNED,
    /** Whole, in two's complement. */
    SIGNED,
    /** IEEE 754. */
    FLOAT
  }

  /** Where the bits are if there are fewer than the bytes hold. */
  enum Place {
    /** The highest, as WAV asks for. */
    HIGH,
    /** The lowest, as sound cards give them. */
    LOW
  }

  /** The bits that are not used. */
  int spare() {
    return 8 * bytes - bits;
  }

  SampleFormat at(Place other) {
    return new SampleFormat(kind, bytes, bits, other);
  }

  /** Takes one sample: full scale is -1..1. */
  double next(ByteBuffer samples) {
    return switch (kind) {
      case UNSIGNED -> ((samples.get() & 0xff) - 128) / 128.0;
      case FLOAT -> bytes == 4 ? samples.getFloat() : samples.getDouble();
      case SIGNED -> whole(whole(samples));
    };
  }

  private double whole(long number) {
    if (place == Place.HIGH) {
      return number / Math.scalb(1.0, 8 * bytes - 1);
    }
    return ((number << (64 - bits)) >> (64 - bits)) / Math.scalb(1.0, bits - 1);
  }

  /** Takes the whole number that all bytes of a sample are. */
  long whole(ByteBuffer samples) {
    return switch (bytes) {
      case 1 -> samples.get();
      case 2 -> samples.getShort();
      case 3 -> three(samples);
      case 4 -> samples.getInt();
      default -> samples.getLong();
    };
  }

  private static int three(ByteBuffer samples) {
    byte first = samples.get();
    int middle = samples.get() & 0xff;
    byte last = samples.get();
    return samples.order() == ByteOrder.LITTLE_ENDIAN
        ? last << 16 | middle << 8 | first & 0xff
        : first << 16 | middle << 8 | last & 0xff;
  }
}
