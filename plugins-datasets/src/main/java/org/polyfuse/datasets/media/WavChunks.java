package org.polyfuse.datasets.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.polyfuse.api.data.DamagedStreamException;

/**
 * The chunks of a WAV file that matter. RF64 and BW64 have sizes of 64 bits, RIFX numbers in
 * big-endian order. The size that the file gives for itself is not looked at, since it says nothing
 * of the samples and many a program leaves it wrong.
 *
 * @param format what its fmt chunk holds, 16 bytes or more
 * @param data where the samples are
 */
record WavChunks(ByteBuffer format, WavData data) {

  /** More are no sound but an attempt to keep a reader busy. */
  private static final int MOST = 10_000;

  private static final int FORMAT_BYTES = 40;
  private static final Set<String> MAGIC = Set.of("RIFF", "RIFX", "RF64", "BW64");
  private static final Set<String> COMMON =
      Set.of("data", "fmt ", "LIST", "fact", "PEAK", "bext", "cue ", "smpl", "id3 ", "iXML");

  /** Whether a file begins as one. */
  static boolean isOne(FileStart start) {
    return mayBeOne(start) && start.hasAscii(8, "WAVE");
  }

  /** Whether it may be the beginning of one that is cut off, say. */
  static boolean mayBeOne(FileStart start) {
    return MAGIC.stream().anyMatch(magic -> start.hasAscii(0, magic));
  }

  /**
   * Finds them.
   *
   * @throws DamagedStreamException if it is no WAV file, or lacks one of them
   */
  static WavChunks read(Path file, FileChannel channel) throws IOException {
    FileStart start = new FileStart(file);
    if (start.isPointer()) {
      throw new DamagedStreamException(file + ": " + FileStart.POINTER_RULE);
    }
    if (!isOne(start)) {
      throw new DamagedStreamException(
          file
              + ": must begin with RIFF....WAVE but does not. Is it a WAV file? Sound of another"
              + " container is read with dataset.readers: {STREAM: ffmpeg}");
    }
    ByteOrder order = start.hasAscii(0, "RIFX") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return new Walk(file, channel, order).run();
  }

  /** From chunk to chunk. */
  private static final class Walk {

    private final Path file;
    private final FileChannel channel;
    private final ByteOrder order;
    private final long length;
    private Optional<ByteBuffer> format = Optional.empty();
    private long wide; // what RF64 says of the data

    Walk(Path file, FileChannel channel, ByteOrder order) throws IOException {
      this.file = file;
      this.channel = channel;
      this.order = order;
      this.length = channel.size();
    }

    WavChunks run() throws IOException {
      long at = 12;
      for (int i = 0; i < MOST && at + 8 <= length; i++) {
        ByteBuffer head = bytes(channel, order, at, 8);
        long promised = Integer.toUnsignedLong(head.getInt(4));
        String name = name(head);
        if (name.equals("data")) {
          WavData data = WavData.of(channel, order, at + 8, wide > 0 ? wide : promised);
          return new WavChunks(requireFormat(), data);
        }
        if (promised > length - at - 8) {
          throw cutShort(name + " chunk", promised, length - at - 8);
        }
        keep(name, at + 8, promised);
        at = next(at + 8 + promised);
      }
      throw new DamagedStreamException(
          String.format(
              Locale.ROOT, "%s: has no data chunk in its %d bytes of chunks", file, length));
    }

    private void keep(String name, long at, long size) throws IOException {
      if (name.equals("fmt ")) {
        format = Optional.of(bytes(channel, order, at, (int) Math.min(size, FORMAT_BYTES)));
      } else if (name.equals("ds64") && size >= 16) {
        wide = bytes(channel, order, at, 16).getLong(8);
      }
    }

    /** Chunks begin at even places, but some programs do not fill up odd ones. */
    private long next(long end) throws IOException {
      boolean unfilled =
          (end & 1) == 1
              && end + 8 <= length
              && COMMON.contains(name(bytes(channel, order, end, 8)));
      return unfilled ? end : end + (end & 1);
    }

    private ByteBuffer requireFormat() {
      ByteBuffer fmt =
          format.orElseThrow(
              () -> new DamagedStreamException(file + ": has no fmt chunk before its data"));
      if (fmt.remaining() < 16) {
        throw cutShort("fmt chunk", 16, fmt.remaining());
      }
      return fmt;
    }

    private DamagedStreamException cutShort(String what, long promised, long found) {
      return new DamagedStreamException(
          String.format(
              Locale.ROOT,
              "%s: is cut short: its %s promises %d bytes but %d are there",
              file,
              what,
              promised,
              found));
    }
  }

  /** Some bytes of a file. */
  static ByteBuffer bytes(FileChannel channel, ByteOrder order, long at, int count)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count).order(order);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, at + buffer.position()) < 0) {
        throw new IOException("ends after " + (at + buffer.position()) + " bytes");
      }
    }
    return buffer.flip();
  }

  /** The name with which a chunk begins. */
  static String name(ByteBuffer head) {
    byte[] name = new byte[4];
    head.get(0, name);
    return new String(name, StandardCharsets.ISO_8859_1);
  }
}
