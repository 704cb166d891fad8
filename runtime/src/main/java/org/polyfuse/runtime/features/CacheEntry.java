package org.polyfuse.runtime.features;

import ai.djl.ndarray.types.Shape;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.polyfuse.api.data.Features;
import org.polyfuse.api.data.Repair;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.runtime.data.PackedValues;

/**
 * An entry of the feature cache as bytes: a magic number, for prepared features what they were
 * prepared from, the shape, the times, the lines on repairs, their counts and the values (see
 * {@link PackedValues}), then a CRC-32C of all that. Other numbers are big-endian.
 */
final class CacheEntry {

  private static final int MAGIC = 0x50464602;
  private static final int MAGIC_OF_PREPARED = 0x50464603;

  private CacheEntry() {}

  static void write(Extracted extracted, OutputStream file) throws IOException {
    CheckedOutputStream checked = new CheckedOutputStream(file, new CRC32C());
    DataOutputStream out = new DataOutputStream(checked);
    Features features = extracted.features();
    out.writeInt(extracted.source().isPresent() ? MAGIC_OF_PREPARED : MAGIC);
    if (extracted.source().isPresent()) {
      writeLines(List.of(extracted.source().get()), out);
    }
    writeShape(features.shape(), out);
    out.writeDouble(extracted.seconds());
    writeLines(extracted.repaired(), out);
    writeLines(extracted.repairs().stream().map(Repair::what).toList(), out);
    for (Repair repair : extracted.repairs()) {
      out.writeLong(repair.part());
      out.writeLong(repair.whole());
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
    long each = PackedValues.form(features.values()).bytes();
    return 100L + 8L * features.steps() + each * features.values().length;
  }

  private static void writeLines(List<String> lines, DataOutputStream out) throws IOException {
    out.writeInt(lines.size());
    for (String line : lines) {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
  }

  private static void writeShape(SequenceShape shape, DataOutputStream out) throws IOException {
    out.writeInt(shape.step().dimension());
    for (long axis : shape.step().getShape()) {
      out.writeLong(axis);
    }
    out.writeDouble(shape.stepSeconds());
  }

  private static void writeValues(float[] values, DataOutputStream out) throws IOException {
    PackedValues.Form form = PackedValues.form(values);
    out.writeByte(form.ordinal());
    PackedValues.write(form, values, bytes -> out.write(bytes.array(), 0, bytes.limit()));
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
    int magic = in.readInt();
    if (magic != MAGIC && magic != MAGIC_OF_PREPARED) {
      throw new IOException("not an entry of this format");
    }
    Optional<String> source =
        magic == MAGIC ? Optional.empty() : readLines(in, size).stream().findFirst();
    SequenceShape shape = readShape(in, size);
    double seconds = in.readDouble();
    List<String> repaired = readLines(in, size);
    List<Repair> repairs = readRepairs(in, size);
    double[] centres = new double[bounded(in.readInt(), size)];
    for (int i = 0; i < centres.length; i++) {
      centres[i] = in.readDouble();
    }
    float[] values = readValues(in, bounded(centres.length * shape.step().size(), size));
    long sum = checked.getChecksum().getValue();
    if (in.readLong() != sum || in.read() >= 0) {
      throw new IOException("its checksum is wrong");
    }
    return new Extracted(new Features(values, shape, centres), seconds, repaired, repairs, source);
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

  private static List<Repair> readRepairs(DataInputStream in, long size) throws IOException {
    List<Repair> repairs = new ArrayList<>();
    for (String what : readLines(in, size)) {
      try {
        repairs.add(new Repair(what, in.readLong(), in.readLong()));
      } catch (IllegalArgumentException e) {
        throw new IOException("its repairs are damaged", e);
      }
    }
    return repairs;
  }

  private static float[] readValues(DataInputStream in, int count) throws IOException {
    int form = in.readByte();
    if (form < 0 || form >= PackedValues.Form.values().length) {
      throw new IOException("its values are written in an unknown way");
    }
    float[] values = new float[count];
    PackedValues.read(
        PackedValues.Form.values()[form],
        values,
        (bytes, from) -> {
          in.readFully(bytes.array(), 0, bytes.limit());
          bytes.position(bytes.limit());
        });
    return values;
  }

  /** A count that a damaged file claims must not make us ask for all memory. */
  private static int bounded(long count, long size) throws IOException {
    if (count < 0 || count > size) {
      throw new IOException(
          String.format(Locale.ROOT, "it is damaged: %d in %d bytes", count, size));
    }
    return (int) count;
  }
}
