package org.polyfuse.datasets.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Optional;

/**
 * Where the samples of a WAV file are.
 *
 * @param start the first byte
 * @param there bytes of samples
 * @param promised bytes by the header's account; as many as are there if it does not know
 * @param order of the bytes of a number
 * @param remark on a header that is wrong; ends a sentence that begins with the file
 */
record WavData(long start, long there, long promised, ByteOrder order, Optional<String> remark) {

  private static final long WORD = 0xffffffffL;

  /** Trailing bytes that are worth a remark. */
  private static final int STRAY = 8;

  private static final int MOST_CHUNKS = 10_000;

  /**
   * Compares what a header promises with what is there.
   *
   * @param promised bytes from the start on
   */
  static WavData of(FileChannel channel, ByteOrder order, long start, long promised)
      throws IOException {
    long found = channel.size() - start;
    boolean wrapped = found > WORD && (found & WORD) == promised; // counted with 32 bits
    if (wrapped || (promised > found && isPlaceholder(promised))) {
      return new WavData(start, found, found, order, Optional.empty());
    }
    if (promised >= found) {
      return new WavData(start, found, promised, order, Optional.empty());
    }
    if (chunksFollow(channel, order, start + promised + (promised & 1))) {
      return new WavData(start, promised, promised, order, Optional.empty());
    }
    if (promised == 0) {
      String remark = "its header says that it has no sample; it was read to its end";
      return new WavData(start, found, found, order, Optional.of(remark));
    }
    long stray = found - promised;
    Optional<String> remark =
        Optional.of(stray + " bytes behind its sound are no chunk and were not read");
    return new WavData(start, promised, promised, order, remark.filter(text -> stray >= STRAY));
  }

  /** What programs write that do not know the length beforehand: near 2^31 or 2^32. */
  private static boolean isPlaceholder(long size) {
    return (size >= 0xffff0000L && size <= WORD) || (size >= 0x7fff0000L && size <= 0x80010000L);
  }

  /** Whether nothing but whole chunks stands from there to the end. */
  private static boolean chunksFollow(FileChannel channel, ByteOrder order, long from)
      throws IOException {
    long length = channel.size();
    long at = from;
    for (int i = 0; i < MOST_CHUNKS && at + 8 <= length; i++) {
      ByteBuffer head = WavChunks.bytes(channel, order, at, 8);
      if (!WavChunks.name(head).chars().allMatch(c -> c >= ' ' && c <= '~')) {
        return false;
      }
      long size = Integer.toUnsignedLong(head.getInt(4));
      at += 8 + size + (size & 1);
    }
    return at == length || at == length + 1; // the last is not always filled up
  }
}
