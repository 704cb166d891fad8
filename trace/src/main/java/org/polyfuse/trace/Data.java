package org.polyfuse.trace;

import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Numbers that are known while a pass is recorded. Immutable. */
public final class Data {

  private static final int SHOWN = 8;

  private final byte[] bytes;
  private final DataType type;

  private Data(byte[] bytes, DataType type) {
    this.bytes = bytes;
    this.type = type;
  }

  /**
   * Copies what a buffer has left, and moves it to its end.
   *
   * @param wanted the type of what is in a buffer of bytes
   */
  static Data of(Buffer values, DataType wanted) {
    DataType own = values instanceof ByteBuffer ? wanted : DataType.fromBuffer(values);
    byte[] copy = new byte[values.remaining() * own.getNumOfBytes()];
    BaseNDManager.copyBuffer(values, ByteBuffer.wrap(copy).order(ByteOrder.nativeOrder()));
    return new Data(copy, own);
  }

  /** As 32-bit floats if that is wanted, else as 64-bit ones. */
  static Data of(double[] values, DataType wanted) {
    if (wanted != DataType.FLOAT32) {
      return of(DoubleBuffer.wrap(values), DataType.FLOAT64);
    }
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return of(FloatBuffer.wrap(floats), wanted);
  }

  /** The type of each number. */
  public DataType type() {
    return type;
  }

  /** The numbers in the machine's order of bytes; a copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The first few numbers. */
  @Override
  public String toString() {
    ByteBuffer values = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    int width = type.getNumOfBytes();
    List<String> shown = new ArrayList<>();
    for (int at = 0; at < bytes.length && shown.size() < SHOWN; at += width) {
      shown.add(
          switch (type) {
            case FLOAT32 -> String.valueOf(values.getFloat(at));
            case FLOAT64 -> String.valueOf(values.getDouble(at));
            case INT32 -> String.valueOf(values.getInt(at));
            case INT64 -> String.valueOf(values.getLong(at));
            default -> String.valueOf(values.get(at));
          });
    }
    String more = bytes.length > SHOWN * width ? ", ..." : "";
    return String.format(Locale.ROOT, "[%s%s]", String.join(", ", shown), more);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Data data && type == data.type && Arrays.equals(bytes, data.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
