package org.polyfuse.datasets.array;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A deflated entry of an archive. It is unpacked when its values are first asked for, into memory
 * if it is small and else into a temporary file, once; only as many bytes as it says, so that one
 * that lies takes nothing. Safe for use from several threads.
 */
final class PackedEntry implements ArchiveEntry {

  /** No deflated data unfold to more than 1,032 times their size. */
  private static final long MOST_UNFOLDED = 1_032;

  private final Path file;
  private final long start;
  private final long packed;
  private final long length;
  private final long sum;
  private @Nullable ByteRegion unpacked;

  /**
   * An entry that nothing was read of.
   *
   * @param start of its data in the file
   * @param packed bytes there
   * @param length bytes that they unfold to
   * @param sum CRC-32 of these; below 0 if it is not told
   */
  PackedEntry(Path file, long start, long packed, long length, long sum) throws IOException {
    this.file = file;
    this.start = start;
    this.packed = packed;
    this.length = length;
    this.sum = sum;
    if (start < 0 || packed < 0 || start + packed > Files.size(file)) {
      throw new IOException("it is cut short");
    }
    if (length < 0 || length / MOST_UNFOLDED > packed + 1) {
      throw new IOException(
          String.format(
              Locale.ROOT, "it is damaged: %d bytes do not unfold to %d", packed, length));
    }
  }

  @Override
  public ByteBuffer head(int count) throws IOException {
    try (InputStream in = open()) {
      byte[] bytes = in.readNBytes(count);
      if (bytes.length < count) {
        throw cutShort(bytes.length);
      }
      return ByteBuffer.wrap(bytes);
    }
  }

  @Override
  public synchronized ByteRegion bytes() throws IOException {
    ByteRegion known = unpacked;
    if (known == null) {
      try (CheckedInputStream in = new CheckedInputStream(open(), new CRC32())) {
        known = HeapShare.holds(length) ? inMemory(in) : onDisk(in);
        if (in.read() >= 0) {
          throw new IOException("it unfolds to more bytes than it says, " + length);
        }
        if (sum >= 0 && in.getChecksum().getValue() != sum) {
          throw new IOException("it is damaged: its bytes have another checksum");
        }
      }
      unpacked = known;
    }
    return known;
  }

  private ByteRegion inMemory(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes((int) length);
    if (bytes.length < length) {
      throw cutShort(bytes.length);
    }
    return new ByteRegion.InMemory(ByteBuffer.wrap(bytes));
  }

  private ByteRegion onDisk(InputStream in) throws IOException {
    requireRoom(Path.of(System.getProperty("java.io.tmpdir")));
    Path temporary = Files.createTempFile("polyfuse-array-", ".tmp");
    FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    try {
      ByteBuffer chunk = ByteBuffer.allocate(1 << 16);
      for (long left = length; left > 0; ) {
        int read = in.readNBytes(chunk.array(), 0, (int) Math.min(left, chunk.capacity()));
        if (read == 0) {
          throw cutShort(length - left);
        }
        left -= read;
        chunk.clear().limit(read);
        while (chunk.hasRemaining()) {
          channel.write(chunk);
        }
      }
      return new ByteRegion.InChannel(channel, 0, length);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private void requireRoom(Path folder) throws IOException {
    long room = Files.getFileStore(folder).getUsableSpace();
    if (length > room / 2) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "it unfolds to %s, for which %s in %s are too few. Save it with numpy.savez, which is"
                  + " read in place, or choose another folder with"
                  + " POLYFUSE_OPTS=-Djava.io.tmpdir=DIR.",
              HeapShare.size(length),
              HeapShare.size(room),
              folder));
    }
  }

  private static EOFException cutShort(long after) {
    return new EOFException(
        String.format(Locale.ROOT, "it is cut short: it unfolds to %d bytes", after));
  }

  private InputStream open() throws IOException {
    SeekableByteChannel channel = Files.newByteChannel(file).position(start);
    InputStream whole = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
    // without a header of its own an inflater is ended by whoever made it
    Inflater inflater = new Inflater(true);
    return new InflaterInputStream(whole, inflater, 1 << 15) {
      @Override
      public void close() throws IOException {
        super.close();
        inflater.end();
      }
    };
  }
}
