package org.polyfuse.datasets.media;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** How one sample is written; little-endian. */
enum SampleFormat {
  PCM8(1, 8) {
    @Override
    double next(ByteBuffer bytes) {
      return ((bytes.get() & 0xff) - 128) / 128.0;
    }
  },
  PCM16(1, 16) {
    @Override
    double next(ByteBuffer bytes) {
      return bytes.getShort() / 0x1p15;
    }
  },
  PCM24(1, 24) {
    @Override
    double next(ByteBuffer bytes) {
      int low = bytes.get() & 0xff;
      int middle = bytes.get() & 0xff;
      return (bytes.get() << 16 | middle << 8 | low) / 0x1p23;
    }
  },
  PCM32(1, 32) {
    @Override
    double next(ByteBuffer bytes) {
      return bytes.getInt() / 0x1p31;
    }
  },
  FLOAT32(3, 32) {
    @Override
    double next(ByteBuffer bytes) {
      return bytes.getFloat();
    }
  },
  FLOAT64(3, 64) {
    @Override
    double next(ByteBuffer bytes) {
      return bytes.getDouble();
    }
  };

  private final int code;
  private final int bits;

  SampleFormat(int code, int bits) {
    this.code = code;
    this.bits = bits;
  }

  int bytes() {
    return bits / 8;
  }

  /** Takes one sample: full scale is -1..1. */
  abstract double next(ByteBuffer bytes);

  static Optional<SampleFormat> of(int code, int bits) {
    return Arrays.stream(values()).filter(f -> f.code == code && f.bits == bits).findFirst();
  }
}
