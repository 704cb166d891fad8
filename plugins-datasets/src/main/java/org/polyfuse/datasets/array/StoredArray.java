package org.polyfuse.datasets.array;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An array in a file; its values are read when they are asked for, and refused before any memory is
 * taken if they are too many. Safe for use from several threads.
 */
public final class StoredArray {

  private static final int CHUNK = 1 << 20;

  /** What a text takes beside its characters. */
  private static final int TEXT_BYTES = 64;

  private final ByteRegion bytes;
  private final @Nullable ItemType type;
  private final ByteOrder order;
  private final Optional<ColumnMajor> columns;
  private final long[] shape;
  private final String fault;

  /** An array that is there but cannot be read, and why; others beside it can. */
  static StoredArray unreadable(long[] shape, String fault) {
    return new StoredArray(shape, fault);
  }

  private StoredArray(long[] shape, String fault) {
    this.bytes = new ByteRegion.InMemory(ByteBuffer.allocate(0));
    this.type = null;
    this.order = ByteOrder.LITTLE_ENDIAN;
    this.columns = Optional.empty();
    this.shape = shape.clone();
    this.fault = fault;
  }

  /**
   * An array whose bytes are all there.
   *
   * @param bytes of its values, no more and no fewer
   * @param columnsFirst whether it lies column by column
   */
  StoredArray(ByteRegion bytes, ItemType type, ByteOrder order, boolean columnsFirst, long[] shape)
      throws IOException {
    this.bytes = bytes;
    this.type = type;
    this.order = order;
    this.shape = shape.clone();
    this.fault = "";
    long needed = needed(shape, type.bytes());
    if (needed != bytes.length()) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              needed > bytes.length()
                  ? "it is cut short: %s values need %d bytes but %d are there"
                  : "it is damaged: %s values need %d bytes but %d are there. Save it again.",
              Arrays.toString(shape),
              needed,
              bytes.length()));
    }
    this.columns =
        columnsFirst && shape.length > 1 && needed > 0
            ? Optional.of(new ColumnMajor(bytes, shape, type.bytes()))
            : Optional.empty();
  }

  /** Whether it holds numbers or texts; else reading it tells why not. */
  public boolean isReadable() {
    return type != null;
  }

  /** Why it cannot be read; empty if it can. */
  public Optional<String> fault() {
    return isReadable() ? Optional.empty() : Optional.of(fault);
  }

  /** Whether it holds texts, not numbers. */
  public boolean isText() {
    return type instanceof TextType;
  }

  /** The axes; none for a single number. */
  public long[] shape() {
    return shape.clone();
  }

  /** The length of the first axis; 1 for a single number. */
  public long rows() {
    return shape.length == 0 ? 1 : shape[0];
  }

  /** How many values a row has. */
  public long rowSize() {
    return rows() == 0 ? 0 : size(shape) / rows();
  }

  private static long needed(long[] shape, int itemBytes) throws IOException {
    try {
      return Math.multiplyExact(size(shape), itemBytes);
    } catch (ArithmeticException e) {
      throw new IOException("its shape is damaged: " + Arrays.toString(shape), e);
    }
  }

  /** How many values there are; an ArithmeticException if that, or an axis, is no number. */
  static long size(long[] shape) {
    long size = 1;
    for (long axis : shape) {
      if (axis < 0 || axis > Integer.MAX_VALUE) {
        throw new ArithmeticException("an axis of length " + axis);
      }
      size = Math.multiplyExact(size, axis);
    }
    return size;
  }

  /** All numbers, row-major. */
  public float[] numbers() throws IOException {
    return numbers(0, rows());
  }

  /**
   * The numbers of some rows, row-major, rounded to single precision. Only their bytes are read,
   * and those of near rows if the array lies column by column.
   *
   * @throws IOException if they cannot be read, are no numbers, or too many
   */
  public float[] numbers(long first, long count) throws IOException {
    if (!(type instanceof NumberType number)) {
      throw new IOException(fault.isEmpty() ? "it holds texts, no numbers" : fault);
    }
    float[] values = new float[allowed(count, Float.BYTES)];
    Values in = new Values(number, first, count);
    for (int i = 0; i < values.length; i++) {
      values[i] = number.next(in.next());
    }
    return values;
  }

  /** All texts, row-major. */
  public String[] texts() throws IOException {
    return texts(0, rows());
  }

  /**
   * The texts of some rows, row-major.
   *
   * @throws IOException if they cannot be read, are numbers, or too many
   */
  public String[] texts(long first, long count) throws IOException {
    if (!(type instanceof TextType)) {
      throw new IOException(fault.isEmpty() ? "it holds numbers, no texts" : fault);
    }
    return names(first, count);
  }

  /**
   * All values as names of something, row-major: texts as they are, numbers with all of their
   * digits, 3.0 as 3.
   *
   * @throws IOException if they cannot be read, are too many, or are whole numbers so large that
   *     their type cannot tell neighbours apart
   */
  public String[] names() throws IOException {
    String[] names = names(0, rows());
    if (type instanceof NumberType number && number.different() < Double.POSITIVE_INFINITY) {
      for (String name : names) {
        if (Math.abs(Double.parseDouble(name)) > number.different()) {
          throw new IOException(
              String.format(
                  Locale.ROOT,
                  "%s stands for several whole numbers in its type, %s. Save it as int64, or as"
                      + " texts",
                  name,
                  number));
        }
      }
    }
    return names;
  }

  private String[] names(long first, long count) throws IOException {
    if (type == null) {
      throw new IOException(fault);
    }
    String[] values = new String[allowed(count, TEXT_BYTES + type.bytes())];
    Values in = new Values(type, first, count);
    for (int i = 0; i < values.length; i++) {
      values[i] = type.text(in.next());
    }
    return values;
  }

  private int allowed(long count, int each) throws IOException {
    long values = Math.multiplyExact(count, rowSize());
    HeapShare.require(Math.multiplyExact(values, (long) each), values + " values");
    return (int) values;
  }

  /** The bytes of rows, chunk by chunk. */
  private final class Values {

    private final int item;
    private final long end;
    private long place;
    private ByteBuffer chunk = ByteBuffer.allocate(0);

    Values(ItemType type, long first, long count) {
      this.item = type.bytes();
      this.place = first * rowSize();
      this.end = place + count * rowSize();
    }

    /** At the next value. */
    ByteBuffer next() throws IOException {
      if (!chunk.hasRemaining()) {
        chunk = columns.isPresent() ? turned(columns.get()) : read();
        chunk.order(order);
        place += chunk.remaining() / item;
      }
      return chunk;
    }

    private ByteBuffer read() throws IOException {
      int some = (int) Math.min(Math.max(1, CHUNK / item), end - place);
      return bytes.read(place * item, some * item);
    }

    private ByteBuffer turned(ColumnMajor lying) throws IOException {
      long row = rowSize();
      long some = Math.min(Math.max(1, CHUNK / (row * item)), (end - place) / row);
      return lying.rows(place / row, (int) some);
    }
  }
}
