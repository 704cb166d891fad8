package org.polyfuse.datasets.array;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** Bytes of an array, wherever they lie. Safe for use from several threads. */
sealed interface ByteRegion {

  /** How many there are, or should be. */
  long length();

  /** Some of them, ready to be taken. */
  default ByteBuffer read(long offset, int count) throws IOException {
    return read(offset, count, count, 1);
  }

  /**
   * Pieces that lie at equal distances, one after the other, ready to be taken.
   *
   * @param count bytes of a piece
   * @param stride from the begin of a piece to that of the next
   */
  ByteBuffer read(long offset, int count, long stride, int pieces) throws IOException;

  /** The first bytes, at most so many; what is packed stays packed. */
  default ByteBuffer head(int count) throws IOException {
    return read(0, (int) Math.min(count, length()));
  }

  /** A part of it. */
  ByteRegion part(long offset, long length);

  /**
   * A part of a file. Nothing is held open: reading opens the file.
   *
   * @param file the file
   * @param start its first byte
   */
  record InFile(Path file, long start, long length) implements ByteRegion {

    @Override
    public ByteBuffer read(long offset, int count, long stride, int pieces) throws IOException {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        return fill(channel, start + offset, count, stride, pieces);
      }
    }

    @Override
    public InFile part(long offset, long part) {
      return new InFile(file, start + offset, part);
    }
  }

  /** Bytes of a temporary file, which goes once nothing refers to its channel. */
  record InChannel(FileChannel channel, long start, long length) implements ByteRegion {

    @Override
    public ByteBuffer read(long offset, int count, long stride, int pieces) throws IOException {
      return fill(channel, start + offset, count, stride, pieces);
    }

    @Override
    public InChannel part(long offset, long part) {
      return new InChannel(channel, start + offset, part);
    }
  }

  /** Bytes in memory. */
  record InMemory(ByteBuffer bytes) implements ByteRegion {

    @Override
    public long length() {
      return bytes.limit();
    }

    @Override
    public ByteBuffer read(long offset, int count, long stride, int pieces) throws IOException {
      if (offset + (pieces - 1) * stride + count > bytes.limit()) {
        throw new EOFException("it ends after " + bytes.limit() + " bytes");
      }
      if (pieces == 1) {
        return bytes.slice((int) offset, count);
      }
      ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(count, pieces));
      for (int i = 0; i < pieces; i++) {
        buffer.put(bytes.slice((int) (offset + i * stride), count));
      }
      return buffer.flip();
    }

    @Override
    public InMemory part(long offset, long part) {
      return new InMemory(bytes.slice((int) offset, (int) part));
    }
  }

  /** Bytes of an entry of an archive, once they are asked for. */
  record InArchive(ArchiveEntry entry, long start, long length) implements ByteRegion {

    @Override
    public ByteBuffer read(long offset, int count, long stride, int pieces) throws IOException {
      return entry.bytes().read(start + offset, count, stride, pieces);
    }

    @Override
    public ByteBuffer head(int count) throws IOException {
      return entry.head((int) Math.min(count, length));
    }

    @Override
    public InArchive part(long offset, long part) {
      return new InArchive(entry, start + offset, part);
    }
  }

  private static ByteBuffer fill(FileChannel channel, long from, int count, long stride, int pieces)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(count, pieces));
    int each = stride == count ? buffer.capacity() : count; // pieces that touch are one
    for (long at = from; buffer.position() < buffer.capacity(); at += stride) {
      fill(channel, at, buffer.limit(buffer.position() + each));
    }
    return buffer.flip();
  }

  private static void fill(FileChannel channel, long from, ByteBuffer buffer) throws IOException {
    for (long at = from; buffer.hasRemaining(); ) {
      int read = channel.read(buffer, at);
      if (read < 0) {
        throw new EOFException(String.format(Locale.ROOT, "it ends after %d bytes", at));
      }
      at += read;
    }
  }
}
