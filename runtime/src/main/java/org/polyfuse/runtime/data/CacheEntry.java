package org.polyfuse.runtime.data;

import ai.djl.ndarray.types.Shape;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.polyfuse.api.data.Features;
import org.polyfuse.api.nn.SequenceShape;

/**
 * An entry of the feature cache as bytes: a magic number, the shape, the times, the lines on
 * repairs and the values, then a CRC-32C of all that. Numbers are big-endian but the values, which
 * are little-endian as most processors are.
 */
final class CacheEntry {

  private static final int MAGIC = 0x50464601;
  private static final int CHUNK = 1 << 16;

  private CacheEntry() {}

  static void write(Extracted extracted, OutputStream file) throws IOException {
    CheckedOutputStream checked = new CheckedOutputStream(file, new CRC32C());
    DataOutputStream out = new DataOutputStream(checked);
    Features features = extracted.features();
    out.writeInt(MAGIC);
    writeShape(features.shape(), out);
    out.writeDouble(extracted.seconds());
    out.writeInt(extracted.repaired().size());
    for (String line : extracted.repaired()) {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
    out.writeInt(features.steps());
    for (double centre : features.centres()) {
      out.writeDouble(centre);
    }
    writeValues(features.values(), out);
    out.flush();
    out.writeLong(checked.getChecksum().getValue());
    out.flush();
  }

  /** About how long the entry is. */
  static long bytes(Extracted extracted) {
    Features features = extracted.features();
    return 100L + 8L * features.steps() + 4L * features.values().length;
  }

  private static void writeShape(SequenceShape shape, DataOutputStream out) throws IOException {
    out.writeInt(shape.step().dimension());
    for (long axis : shape.step().getShape()) {
      out.writeLong(axis);
    }
    out.writeDouble(shape.stepSeconds());
  }

  private static void writeValues(float[] values, OutputStream out) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    int perChunk = CHUNK / Float.BYTES;
    for (int from = 0; from < values.length; from += perChunk) {
      int count = Math.min(perChunk, values.length - from);
      chunk.clear().asFloatBuffer().put(values, from, count);
      out.write(chunk.array(), 0, count * Float.BYTES);
    }
  }

  /**
   * Reads an entry.
   *
   * @param size of the file, an upper bound for everything in it
   * @throws IOException if it is cut short, damaged or of another format
   */
  static Extracted read(InputStream file, long size) throws IOException {
    CheckedInputStream checked = new CheckedInputStream(file, new CRC32C());
    DataInputStream in = new DataInputStream(checked);
    if (in.readInt() != MAGIC) {
      throw new IOException("not an entry of this format");
    }
    SequenceShape shape = readShape(in, size);
    double seconds = in.readDouble();
    List<String> repaired = readLines(in, size);
    double[] centres = new double[bounded(in.readInt(), size)];
    for (int i = 0; i < centres.length; i++) {
      centres[i] = in.readDouble();
    }
    float[] values = readValues(in, bounded(centres.length * shape.step().size(), size));
    long sum = checked.getChecksum().getValue();
    if (in.readLong() != sum || in.read() >= 0) {
      throw new IOException("its checksum is wrong");
    }
    return new Extracted(new Features(values, shape, centres), seconds, repaired);
  }

  private static SequenceShape readShape(DataInputStream in, long size) throws IOException {
    long[] axes = new long[bounded(in.readInt(), size)];
    for (int i = 0; i < axes.length; i++) {
      axes[i] = bounded(in.readLong(), size);
    }
    double stepSeconds = in.readDouble();
    try {
      return new SequenceShape(new Shape(axes), stepSeconds);
    } catch (IllegalArgumentException e) {
      throw new IOException("its shape is damaged", e);
    }
  }

  private static List<String> readLines(DataInputStream in, long size) throws IOException {
    int count = bounded(in.readInt(), size);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] bytes = new byte[bounded(in.readInt(), size)];
      in.readFully(bytes);
      lines.add(new String(bytes, StandardCharsets.UTF_8));
    }
    return lines;
  }

  private static float[] readValues(DataInputStream in, int count) throws IOException {
    float[] values = new float[count];
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    int perChunk = CHUNK / Float.BYTES;
    for (int from = 0; from < count; from += perChunk) {
      int read = Math.min(perChunk, count - from);
      in.readFully(chunk.array(), 0, read * Float.BYTES);
      chunk.clear().asFloatBuffer().get(values, from, read);
    }
    return values;
  }

  /** A count that a damaged file claims must not make us ask for all memory. */
  private static int bounded(long count, long size) throws IOException {
    if (count < 0 || count > size) {
      throw new IOException("it is damaged: %d in %d bytes".formatted(count, size));
    }
    return (int) count;
  }
}
