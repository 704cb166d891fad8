package org.polyfuse.datasets;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes arrays as NumPy does. */
public final class Arrays {

  private Arrays() {}

  /**
   * An array.
   *
   * @param texts texts in place of numbers; empty for numbers
   */
  public record Content(long[] shape, float[] values, String[] texts) {
    /** Numbers. */
    public Content(long[] shape, float... values) {
      this(shape, values, new String[0]);
    }

    /** Texts, one after the other. */
    public static Content of(String... texts) {
      return new Content(new long[] {texts.length}, new float[0], texts);
    }
  }

  /** Writes one array. */
  public static Path npy(Path file, long[] shape, float... values) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes(new Content(shape, values)));
  }

  /** Writes arrays by name, uncompressed. */
  public static Path npz(Path file, Map<String, Content> arrays) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    arrays.forEach((name, content) -> entries.put(name, bytes(content)));
    return stored(file, entries);
  }

  /** Writes npy files by name, uncompressed. */
  public static Path stored(Path file, Map<String, byte[]> arrays) throws IOException {
    try (ZipOutputStream out =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      for (Map.Entry<String, byte[]> each : arrays.entrySet()) {
        byte[] bytes = each.getValue();
        ZipEntry entry = new ZipEntry(each.getKey() + ".npy");
        CRC32 sum = new CRC32();
        sum.update(bytes);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(sum.getValue());
        out.putNextEntry(entry);
        out.write(bytes);
      }
    }
    return file;
  }

  /** Whole numbers of 64 bits. */
  public static byte[] int64(long[] shape, long... values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (long value : values) {
      bytes.putLong(value);
    }
    return npy(header("<i8", false, shape), bytes.array());
  }

  /** An npy file of format 1 with any header, whatever follows it. */
  public static byte[] npy(String header, byte... values) {
    byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
    return ByteBuffer.allocate(10 + text.length + values.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
        .putShort((short) text.length)
        .put(text)
        .put(values)
        .array();
  }

  /** As NumPy writes it. */
  public static String header(String type, boolean columnsFirst, long... shape) {
    String axes = LongStream.of(shape).mapToObj(axis -> axis + ",").collect(Collectors.joining());
    return String.format(
        Locale.ROOT,
        "{'descr': '%s', 'fortran_order': %s, 'shape': (%s), }\n",
        type,
        columnsFirst ? "True" : "False",
        axes);
  }

  /** An npy file. */
  public static byte[] bytes(Content content) {
    int width = 1;
    for (String text : content.texts()) {
      width = Math.max(width, text.length());
    }
    String type = content.texts().length > 0 ? "<U" + width : "<f4";
    ByteBuffer values =
        ByteBuffer.allocate(4 * (content.values().length + width * content.texts().length));
    values.order(ByteOrder.LITTLE_ENDIAN);
    for (float value : content.values()) {
      values.putFloat(value);
    }
    for (String text : content.texts()) {
      for (int i = 0; i < width; i++) {
        values.putInt(i < text.length() ? text.charAt(i) : 0);
      }
    }
    return npy(header(type, false, content.shape()), values.array());
  }
}
