package org.polyfuse.datasets.array;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;

/** Bytes of an array, wherever they lie. Safe for use from several threads. */
sealed interface ByteRegion {

  /** How many there are. */
  long length();

  /** Some of them, ready to be taken. */
  ByteBuffer read(long offset, int count) throws IOException;

  /** All but the first ones. */
  ByteRegion from(long offset);

  /**
   * A part of a file. Nothing is held open: reading opens the file.
   *
   * @param file the file
   * @param start its first byte
   */
  record InFile(Path file, long start, long length) implements ByteRegion {

    @Override
    public ByteBuffer read(long offset, int count) throws IOException {
      ByteBuffer buffer = ByteBuffer.allocate(count);
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        while (buffer.hasRemaining()) {
          long at = start + offset + buffer.position();
          if (channel.read(buffer, at) < 0) {
            throw new EOFException(String.format(Locale.ROOT, "it ends after %d bytes", at));
          }
        }
      }
      return buffer.flip();
    }

    @Override
    public InFile from(long offset) {
      return new InFile(file, start + offset, length - offset);
    }
  }

  /** Bytes in memory. */
  record InMemory(byte[] bytes) implements ByteRegion {

    @Override
    public long length() {
      return bytes.length;
    }

    @Override
    public ByteBuffer read(long offset, int count) throws IOException {
      if (offset + count > bytes.length) {
        throw new EOFException(String.format(Locale.ROOT, "it ends after %d bytes", bytes.length));
      }
      return ByteBuffer.wrap(bytes, (int) offset, count).slice();
    }

    @Override
    public InMemory from(long offset) {
      return new InMemory(Arrays.copyOfRange(bytes, (int) offset, bytes.length));
    }
  }
}
