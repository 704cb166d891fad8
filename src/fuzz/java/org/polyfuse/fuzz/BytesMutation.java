package org.polyfuse.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Changes bytes without knowing what they mean: flips, cuts, blocks, numbers. */
final class BytesMutation {

  private static final int MOST = 4;
  private static final int BLOCK = 512;

  /** Headers are at the start, and there it matters most. */
  private static final int HEAD = 96;

  private final Draw draw;

  BytesMutation(Draw draw) {
    this.draw = draw;
  }

  /** A changed copy. */
  byte[] of(byte[] bytes) {
    byte[] all = bytes.clone();
    for (int i = 1 + draw.below(MOST); i > 0; i--) {
      all = change(all);
    }
    return all;
  }

  private byte[] change(byte[] all) {
    if (all.length == 0) {
      return new byte[] {(byte) draw.bits()};
    }
    int at = place(all.length);
    int end = Math.min(all.length, at + 1 + draw.below(BLOCK));
    return switch (draw.below(9)) {
      case 0, 1 -> flipped(all, at);
      case 2, 3, 4 -> withNumber(all, at);
      case 5 -> Arrays.copyOf(all, at);
      case 6 -> joined(all, end, draw.oneIn(2) ? new byte[end - at] : noise(end - at), end);
      case 7 -> joined(all, end, Arrays.copyOfRange(all, at, end), end); // a block twice
      default -> joined(all, at, new byte[0], end); // a block less
    };
  }

  private int place(int length) {
    return draw.below(draw.oneIn(2) ? length : Math.min(length, HEAD));
  }

  private byte[] flipped(byte[] all, int at) {
    all[at] ^= (byte) (1 << draw.below(Byte.SIZE));
    return all;
  }

  private byte[] withNumber(byte[] all, int at) {
    int size = 1 << draw.below(4);
    if (at + size > all.length) {
      return all;
    }
    long value = draw.of(Extremes.NUMBERS) + (draw.oneIn(4) ? draw.below(9) - 4 : 0);
    ByteOrder order = draw.oneIn(4) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    byte[] eight = ByteBuffer.allocate(Long.BYTES).order(order).putLong(value).array();
    int from = order == ByteOrder.BIG_ENDIAN ? Long.BYTES - size : 0;
    System.arraycopy(eight, from, all, at, size);
    return all;
  }

  private byte[] noise(int length) {
    byte[] noise = new byte[length];
    for (int i = 0; i < length; i++) {
      noise[i] = (byte) draw.below(256);
    }
    return noise;
  }

  /** What lies before a place, a block, and what lies behind another place. */
  private static byte[] joined(byte[] all, int before, byte[] block, int behind) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(all, 0, before);
    out.writeBytes(block);
    out.write(all, behind, all.length - behind);
    return out.toByteArray();
  }
}
