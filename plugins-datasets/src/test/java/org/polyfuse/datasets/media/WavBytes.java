package org.polyfuse.datasets.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntFunction;

/** WAV files of one channel, byte by byte, right or wrong. */
final class WavBytes {

  static final int COUNT = 800;
  static final int RATE = 8000;
  static final long[] SIZES_RIGHT = {-1, -1};

  private WavBytes() {}

  /** Writes a file; sizes of the file and its data that are -1 are right. */
  static void write(Path file, int code, int bits, int frame, byte[] data, long[] sizes)
      throws IOException {
    long riff = sizes[0] < 0 ? 36 + data.length : sizes[0];
    long size = sizes[1] < 0 ? data.length : sizes[1];
    ByteBuffer out = little(44 + data.length).put(header(code, bits, frame, riff, size));
    Files.write(file, out.put(data).array());
  }

  static byte[] header(int code, int bits, int frame, long riff, long data) {
    ByteBuffer out = little(44).put(ascii("RIFF")).putInt((int) riff).put(ascii("WAVEfmt "));
    out.putInt(16).put(fmt(code, bits, frame)).put(ascii("data")).putInt((int) data);
    return out.array();
  }

  static byte[] fmt(int code, int bits, int frame) {
    ByteBuffer out = little(16).putShort((short) code).putShort((short) 1).putInt(RATE);
    return out.putInt(RATE * frame).putShort((short) frame).putShort((short) bits).array();
  }

  static byte[] chunk(String name, byte[] content) {
    ByteBuffer out = little(8 + content.length).put(ascii(name)).putInt(content.length);
    return out.put(content).array();
  }

  static byte[] data(int bytes, IntFunction<Number> sample) {
    ByteBuffer out = little(COUNT * bytes + 8);
    for (int i = 0; i < COUNT; i++) {
      out.putLong(i * bytes, sample.apply(i).longValue());
    }
    return Arrays.copyOf(out.array(), COUNT * bytes);
  }

  static byte[] floats(IntFunction<Number> sample) {
    ByteBuffer out = little(COUNT * 4);
    for (int i = 0; i < COUNT; i++) {
      out.putFloat(sample.apply(i).floatValue());
    }
    return out.array();
  }

  static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
