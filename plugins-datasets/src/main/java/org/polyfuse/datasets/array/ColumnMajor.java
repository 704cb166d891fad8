package org.polyfuse.datasets.array;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Rows of an array that lies column by column, as Fortran keeps it: a row's values are all over the
 * array, so many neighbouring rows are turned at once and kept for who asks next. Who goes through
 * the rows in their order so reads the array once. Safe for use from several threads.
 */
final class ColumnMajor {

  /** Rows kept in one block; two are kept, since several threads work a little ahead. */
  private static final int BLOCK = 32 << 20;

  private static final int READ_AT_ONCE = 4 << 20;

  private final ByteRegion bytes;
  private final long[] shape;
  private final int item;
  private final int rowBytes;
  private final int blockRows;
  private final Map<Long, SoftReference<ByteBuffer>> blocks =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, SoftReference<ByteBuffer>> eldest) {
          return size() > 2;
        }
      };

  /**
   * The rows of an array.
   *
   * @param shape of two axes or more, none of them empty
   * @param item bytes of a value
   */
  ColumnMajor(ByteRegion bytes, long[] shape, int item) throws IOException {
    this.bytes = bytes;
    this.shape = shape.clone();
    this.item = item;
    long row = StoredArray.size(shape) / shape[0] * item;
    HeapShare.require(row, "one row's bytes");
    this.rowBytes = (int) row;
    this.blockRows = (int) Math.max(1, Math.min(BLOCK / rowBytes, shape[0]));
  }

  /** The bytes of some rows, row-major. */
  ByteBuffer rows(long first, int count) throws IOException {
    long block = first / blockRows * blockRows;
    if (first + count <= block + blockRows) {
      return block(block).slice((int) (first - block) * rowBytes, count * rowBytes);
    }
    return turned(first, count);
  }

  private synchronized ByteBuffer block(long first) throws IOException {
    SoftReference<ByteBuffer> kept = blocks.get(first);
    ByteBuffer rows = kept == null ? null : kept.get();
    if (rows == null) {
      rows = turned(first, (int) Math.min(blockRows, shape[0] - first));
      blocks.remove(first);
      blocks.put(first, new SoftReference<>(rows));
    }
    return rows;
  }

  private ByteBuffer turned(long first, int count) throws IOException {
    byte[] rows = new byte[Math.multiplyExact(count, rowBytes)];
    int columns = rowBytes / item;
    int piece = count * item;
    int atOnce = Math.max(1, READ_AT_ONCE / piece);
    long stride = shape[0] * item;
    Places places = new Places();
    for (int from = 0; from < columns; from += atOnce) {
      int some = Math.min(atOnce, columns - from);
      ByteBuffer in = bytes.read(first * item + from * stride, piece, stride, some);
      for (int column = 0; column < some; column++) {
        scatter(in, rows, places.next() * item);
      }
    }
    return ByteBuffer.wrap(rows);
  }

  /** One column's values, each to its row. */
  private void scatter(ByteBuffer in, byte[] rows, int place) {
    for (int at = place; at < rows.length; at += rowBytes) {
      for (int i = 0; i < item; i++) {
        rows[at + i] = in.get();
      }
    }
  }

  /** Where the columns' values stand in a row, column after column. */
  private final class Places {

    private final int[] index = new int[shape.length];
    private boolean begun;

    int next() {
      for (int axis = 1; begun && axis < shape.length && ++index[axis] == shape[axis]; axis++) {
        index[axis] = 0;
      }
      begun = true;
      int place = 0;
      for (int axis = 1; axis < shape.length; axis++) {
        place = (int) (place * shape[axis] + index[axis]);
      }
      return place;
    }
  }
}
