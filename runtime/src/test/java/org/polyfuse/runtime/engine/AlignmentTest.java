package org.polyfuse.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Where a buffer begins is chance, and differs from process to process: MKL, left alone, takes
 * other code for it. So all beginnings are tried in this one process.
 */
class AlignmentTest {

  private static final int LINE = 64;

  @Test
  void products_do_not_depend_on_where_a_buffer_begins() {
    Engines.onClassPath().open("PyTorch", OptionalInt.of(2));
    int[][] sizes = {{2, 960, 2}, {64, 960, 65}, {333, 512, 128}, {1, 960, 1}, {24, 200, 64}};
    for (int[] size : sizes) {
      Set<String> found = new HashSet<>();
      for (int offset = 0; offset < LINE; offset += Float.BYTES) {
        found.add(products(size, offset));
      }
      assertThat(found).as("products of sizes %d, %d, %d", size[0], size[1], size[2]).hasSize(1);
    }
  }

  private static String products(int[] size, int offset) {
    Random random = new Random(1);
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      NDArray rows = at(manager, offset, size[0], size[1], random);
      NDArray weights = at(manager, (3 * offset + 4) % LINE, size[2], size[1], random);
      NDArray product = rows.matMul(weights.transpose());
      NDArray square = rows.matMul(rows.transpose());
      NDArray vector = rows.matMul(weights.get(0));
      return bits(product) + bits(square) + bits(vector);
    }
  }

  private static String bits(NDArray array) {
    ByteBuffer bytes = array.toByteBuffer();
    long sum = 0;
    while (bytes.remaining() >= Integer.BYTES) {
      sum = sum * 31 + bytes.getInt();
    }
    return Long.toHexString(sum) + " ";
  }

  /** An array over memory that begins so many bytes behind a multiple of 64. */
  private static NDArray at(NDManager manager, int offset, int rows, int columns, Random random) {
    int bytes = rows * columns * Float.BYTES;
    ByteBuffer memory = ByteBuffer.allocateDirect(bytes + 2 * LINE).alignedSlice(LINE);
    ByteBuffer part = memory.slice(offset, bytes).order(ByteOrder.nativeOrder());
    while (part.hasRemaining()) {
      part.putFloat(random.nextFloat() - 0.5f);
    }
    return manager.create(part.rewind(), new Shape(rows, columns), DataType.FLOAT32);
  }
}
