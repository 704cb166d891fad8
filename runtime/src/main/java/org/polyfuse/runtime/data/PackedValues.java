package org.polyfuse.runtime.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes values as few bytes as hold them exactly: a byte where all are 0/255, 1/255, ... 255/255,
 * as in pictures, else four, little-endian as most processors are.
 */
public final class PackedValues {

  private static final int CHUNK = 1 << 16;
  private static final float[] SHADES = shades();

  private PackedValues() {}

  private static float[] shades() {
    float[] shades = new float[256];
    for (int i = 0; i < shades.length; i++) {
      shades[i] = i / 255f;
    }
    return shades;
  }

  /** How values are written. */
  public enum Form {
    /** As they are. */
    FLOATS(Float.BYTES),
    /** Of 256 shades, as pictures have. */
    SHADES(1);

    private final int bytes;

    Form(int bytes) {
      this.bytes = bytes;
    }

    /** Of one value. */
    public int bytes() {
      return bytes;
    }
  }

  /** Takes bytes that are written. */
  @FunctionalInterface
  public interface Sink<E extends Exception> {
    /** Takes them all. */
    void put(ByteBuffer bytes) throws E;
  }

  /** Fills a buffer with the bytes from some place on. */
  @FunctionalInterface
  public interface Source<E extends Exception> {
    /** Fills the rest of the bytes. */
    void fill(ByteBuffer bytes, long from) throws E;
  }

  /** The smallest form that gives the values back bit by bit. */
  public static Form form(float[] values) {
    for (float value : values) {
      int shade = Math.round(value * 255);
      boolean exact =
          shade >= 0
              && shade <= 255
              && Float.floatToRawIntBits(SHADES[shade]) == Float.floatToRawIntBits(value);
      if (!exact) {
        return Form.FLOATS;
      }
    }
    return Form.SHADES;
  }

  /** Writes values, chunk by chunk. */
  public static <E extends Exception> void write(Form form, float[] values, Sink<E> sink) throws E {
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    int perChunk = CHUNK / form.bytes();
    for (int from = 0; from < values.length; from += perChunk) {
      int count = Math.min(perChunk, values.length - from);
      chunk.clear();
      if (form == Form.FLOATS) {
        chunk.asFloatBuffer().put(values, from, count);
      } else {
        for (int i = 0; i < count; i++) {
          chunk.put(i, (byte) Math.round(values[from + i] * 255));
        }
      }
      sink.put(chunk.limit(count * form.bytes()));
    }
  }

  /** Reads values, as many as the array has. */
  public static <E extends Exception> void read(Form form, float[] values, Source<E> source)
      throws E {
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    int perChunk = CHUNK / form.bytes();
    for (int from = 0; from < values.length; from += perChunk) {
      int count = Math.min(perChunk, values.length - from);
      chunk.clear().limit(count * form.bytes());
      source.fill(chunk, (long) from * form.bytes());
      chunk.flip();
      if (form == Form.FLOATS) {
        chunk.asFloatBuffer().get(values, from, count);
      } else {
        for (int i = 0; i < count; i++) {
          values[from + i] = SHADES[chunk.get(i) & 0xff];
        }
      }
    }
  }
}
