package org.polyfuse.datasets.array;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * An array in a file; its values are read when they are asked for. Safe for use from several
 * threads.
 */
public final class StoredArray {

  private final ByteRegion bytes;
  private final Optional<NumberType> numbers;
  private final Optional<TextType> texts;
  private final ByteOrder order;
  private final boolean columnsFirst;
  private final long[] shape;
  private final Optional<String> fault;

  /** An array that is there but cannot be read, and why; others beside it can. */
  static StoredArray unreadable(long[] shape, String fault) {
    return new StoredArray(shape, fault);
  }

  private StoredArray(long[] shape, String fault) {
    this.bytes = new ByteRegion.InMemory(new byte[0]);
    this.numbers = Optional.empty();
    this.texts = Optional.empty();
    this.order = ByteOrder.LITTLE_ENDIAN;
    this.columnsFirst = false;
    this.shape = shape.clone();
    this.fault = Optional.of(fault);
  }

  StoredArray(
      ByteRegion bytes,
      Optional<NumberType> numbers,
      Optional<TextType> texts,
      ByteOrder order,
      boolean columnsFirst,
      long[] shape)
      throws IOException {
    this.bytes = bytes;
    this.numbers = numbers;
    this.texts = texts;
    this.order = order;
    this.columnsFirst = columnsFirst && shape.length > 1;
    this.shape = shape.clone();
    this.fault = Optional.empty();
    long needed = needed(shape, itemBytes());
    if (needed > bytes.length()) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "it is cut short: %s values need %d bytes but %d are there",
              Arrays.toString(shape),
              needed,
              bytes.length()));
    }
  }

  private int itemBytes() {
    return numbers.map(NumberType::bytes).orElseGet(() -> texts.orElseThrow().bytes());
  }

  /** Whether it holds numbers or texts; else reading it tells why not. */
  public boolean isReadable() {
    return fault.isEmpty();
  }

  /** Whether it holds texts, not numbers. */
  public boolean isText() {
    return texts.isPresent();
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

  /** How many values there are; an ArithmeticException if that is no number. */
  static long size(long[] shape) {
    long size = 1;
    for (long axis : shape) {
      if (axis < 0) {
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
   * The numbers of some rows, row-major. Only their bytes are read, unless the array lies column by
   * column.
   *
   * @throws IOException if they cannot be read, or are no numbers
   */
  public float[] numbers(long first, long count) throws IOException {
    NumberType type =
        numbers.orElseThrow(() -> new IOException(fault.orElse("it holds texts, no numbers")));
    long row = rowSize();
    if (count * row > Integer.MAX_VALUE - 8) {
      throw new IOException(
          String.format(
              Locale.ROOT, "%d values are more than Java holds in one array", count * row));
    }
    if (columnsFirst) {
      float[] all = read(type, 0, Math.toIntExact(size(shape)));
      float[] turned = rowMajor(all);
      return Arrays.copyOfRange(turned, (int) (first * row), (int) ((first + count) * row));
    }
    return read(type, first * row, (int) (count * row));
  }

  private float[] read(NumberType type, long first, int count) throws IOException {
    float[] values = new float[count];
    int perChunk = (1 << 20) / type.bytes();
    for (int from = 0; from < count; from += perChunk) {
      int part = Math.min(perChunk, count - from);
      ByteBuffer in = bytes.read((first + from) * type.bytes(), part * type.bytes()).order(order);
      for (int i = 0; i < part; i++) {
        values[from + i] = type.next(in);
      }
    }
    return values;
  }

  /** From Fortran's order, where the first axis runs fastest, to C's. */
  private float[] rowMajor(float[] columnMajor) {
    float[] turned = new float[columnMajor.length];
    int[] index = new int[shape.length];
    for (float value : columnMajor) {
      int place = 0;
      for (int axis = 0; axis < shape.length; axis++) {
        place = (int) (place * shape[axis] + index[axis]);
      }
      turned[place] = value;
      for (int axis = 0; axis < shape.length && ++index[axis] == shape[axis]; axis++) {
        index[axis] = 0;
      }
    }
    return turned;
  }

  /** All texts, row-major. */
  public String[] texts() throws IOException {
    return texts(0, rows());
  }

  /**
   * The texts of some rows, row-major.
   *
   * @throws IOException if they cannot be read, or are numbers
   */
  public String[] texts(long first, long count) throws IOException {
    TextType type =
        texts.orElseThrow(() -> new IOException(fault.orElse("it holds numbers, no texts")));
    if (columnsFirst) {
      throw new IOException("texts in Fortran's order are not read");
    }
    String[] values = new String[Math.toIntExact(count * rowSize())];
    int length = Math.toIntExact((long) values.length * type.bytes());
    ByteBuffer in = bytes.read(first * rowSize() * type.bytes(), length).order(order);
    for (int i = 0; i < values.length; i++) {
      values[i] = type.next(in);
    }
    return values;
  }
}
