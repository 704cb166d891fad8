package org.polyfuse.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small valid files of formats that Polyfuse reads but does not write. */
final class SmallFiles {

  private static final int RATE = 8000;
  private static final int MAGIC = 10;

  private SmallFiles() {}

  /** Half a second of noise. */
  static byte[] wav(int format, int bits, int channels) {
    int align = bits / 8 * channels;
    int length = RATE / 2 * align;
    ByteBuffer out = ByteBuffer.allocate(44 + length).order(ByteOrder.LITTLE_ENDIAN);
    out.put(ascii("RIFF")).putInt(36 + length).put(ascii("WAVEfmt ")).putInt(16);
    out.putShort((short) format).putShort((short) channels).putInt(RATE).putInt(RATE * align);
    out.putShort((short) align).putShort((short) bits).put(ascii("data")).putInt(length);
    SplittableRandom random = new SplittableRandom(1);
    while (out.remaining() >= bits / 8) {
      if (format == 3) {
        out.putFloat((float) random.nextDouble(-0.5, 0.5));
      } else {
        long value = random.nextInt();
        for (int i = 0; i < bits / 8; i++) {
          out.put((byte) (value >> 8 * i));
        }
      }
    }
    return out.array();
  }

  /** An npy file. */
  static byte[] npy(String type, boolean fortran, String shape, int bytes) {
    String header =
        String.format(
            Locale.ROOT,
            "{'descr': '%s', 'fortran_order': %s, 'shape': (%s), }",
            type,
            fortran ? "True" : "False",
            shape);
    header = header + " ".repeat(63 - (MAGIC + header.length()) % 64) + "\n";
    ByteBuffer out =
        ByteBuffer.allocate(MAGIC + header.length() + bytes).order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) 0x93).put(ascii("NUMPY")).put((byte) 1).put((byte) 0);
    out.putShort((short) header.length()).put(ascii(header));
    for (int i = 0; out.hasRemaining(); i++) {
      out.put((byte) (i % 4 == 3 ? 0x3e : i % 3)); // as floats: small numbers
    }
    return out.array();
  }

  /** T x 4 numbers. */
  static byte[] features(int steps) {
    return npy("<f4", false, steps + ", 4", steps * 16);
  }

  /** Texts (N). */
  static byte[] texts(List<String> texts) {
    int longest = texts.stream().mapToInt(String::length).max().orElse(1);
    byte[] file = npy("<U" + longest, false, texts.size() + ",", texts.size() * longest * 4);
    ByteBuffer values = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    values.position(file.length - texts.size() * longest * 4);
    for (String text : texts) {
      for (int i = 0; i < longest; i++) {
        values.putInt(i < text.length() ? text.charAt(i) : 0);
      }
    }
    return file;
  }

  /** Whole numbers (N). */
  static byte[] numbers(long... numbers) {
    byte[] file = npy("<i8", false, numbers.length + ",", numbers.length * 8);
    ByteBuffer values = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    values.position(file.length - numbers.length * 8);
    for (long number : numbers) {
      values.putLong(number);
    }
    return file;
  }

  /** An npz file. */
  static byte[] npz(Map<String, byte[]> arrays, boolean stored) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.setLevel(stored ? 0 : 6);
      for (Map.Entry<String, byte[]> array : arrays.entrySet()) {
        out.putNextEntry(new ZipEntry(array.getKey() + ".npy"));
        out.write(array.getValue());
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** A safetensors file of one array, steps x 4. */
  static byte[] safetensors(int steps) {
    String header =
        String.format(
            Locale.ROOT,
            "{\"features\":{\"dtype\":\"F32\",\"shape\":[%d,4],\"data_offsets\":[0,%d]},"
                + "\"rate\":{\"dtype\":\"F64\",\"shape\":[],\"data_offsets\":[%d,%d]}}",
            steps,
            16 * steps,
            16 * steps,
            16 * steps + 8);
    ByteBuffer out =
        ByteBuffer.allocate(8 + header.length() + 16 * steps + 8).order(ByteOrder.LITTLE_ENDIAN);
    out.putLong(header.length()).put(ascii(header));
    for (int i = 0; i < 4 * steps; i++) {
      out.putFloat(i % 7);
    }
    return out.putDouble(10).array();
  }

  /** Writes a file, and its folders. */
  static void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  /** Writes lines. */
  static void write(Path file, String text) throws IOException {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
