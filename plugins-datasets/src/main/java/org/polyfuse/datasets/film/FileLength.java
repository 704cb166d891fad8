package org.polyfuse.datasets.film;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.datasets.media.WavCoding;

/**
 * How long a file should be by its own account, which ffmpeg does not compare.
 *
 * @param there bytes
 * @param promised bytes; as many as are there if the format does not say
 * @param isOpen whether a format that marks its end has no such mark
 */
record FileLength(long there, long promised, boolean isOpen) {

  private static final int HEAD = 16;
  private static final long UNKNOWN = 0xffffffffL; // of a program that could not go back
  private static final int OGG_PAGE = 1 << 16; // the longest
  private static final int OGG_HEAD = 27;
  private static final int OGG_LAST = 4;
  private static final int ASF_HEADER = 1 << 16;
  private static final long ASF_HEADER_ID = 0x11cf668e75b22630L;
  private static final long ASF_FILE_ID = 0x11cfa9478cabdca1L; // "file properties"

  /**
   * Looks at the outermost boxes of a file.
   *
   * @throws DamagedStreamException if it cannot be read
   */
  static FileLength of(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long there = channel.size();
      ByteBuffer head = bytes(channel, 0, HEAD);
      long promised = there;
      boolean isOpen = false;
      if (head.remaining() < HEAD) {
        return new FileLength(there, there, false);
      } else if (WavCoding.isWav(file)) {
        promised = WavCoding.promisedLength(file);
      } else if (ascii(head, 0).equals("RIFF")) {
        promised = riff(channel, there);
      } else if (ascii(head, 4).equals("ftyp")) {
        promised = boxes(channel, there);
      } else if (ascii(head, 0).equals("OggS")) {
        isOpen = !oggEnds(channel, there);
      } else if (head.getLong(0) == ASF_HEADER_ID) {
        promised = asf(bytes(channel, 0, ASF_HEADER), there);
      }
      return new FileLength(there, Math.max(there, promised), isOpen);
    } catch (IOException e) {
      throw new DamagedStreamException(file + ": cannot be read: " + e, e);
    }
  }

  /** Whether bytes are missing. */
  boolean isCut() {
    return there < promised;
  }

  /** How much longer the whole file is. */
  double growth() {
    return there == 0 ? 1 : (double) promised / there;
  }

  /** AVI: one chunk, or several in a row for a large file. */
  private static long riff(FileChannel channel, long there) throws IOException {
    long at = 0;
    while (at + HEAD <= there) {
      ByteBuffer head = bytes(channel, at, HEAD);
      long size = Integer.toUnsignedLong(head.getInt(4));
      if (!ascii(head, 0).equals("RIFF") || size == 0 || size == UNKNOWN) {
        return Math.max(at, 0);
      }
      at += 8 + size + (size & 1);
    }
    return at - (at == there + 1 ? 1 : 0); // the last padding is often left out
  }

  /** MP4 and MOV: boxes of a 32-bit or a 64-bit size in big-endian order; 0 means the rest. */
  private static long boxes(FileChannel channel, long there) throws IOException {
    long at = 0;
    while (at + HEAD <= there) {
      ByteBuffer head = bytes(channel, at, HEAD).order(ByteOrder.BIG_ENDIAN);
      long size = Integer.toUnsignedLong(head.getInt(0));
      size = size == 1 ? head.getLong(8) : size;
      if (size < 8) {
        return at;
      }
      at += size;
    }
    return at;
  }

  /** Whether the last page is marked as such, and whole. */
  private static boolean oggEnds(FileChannel channel, long there) throws IOException {
    ByteBuffer tail = bytes(channel, Math.max(0, there - OGG_PAGE), OGG_PAGE);
    for (int at = tail.remaining() - OGG_HEAD; at >= 0; at--) {
      if (ascii(tail, at).equals("OggS")) {
        int segments = tail.get(at + OGG_HEAD - 1) & 0xff;
        long end = at + (long) OGG_HEAD + segments;
        for (int i = 0; i < segments && at + OGG_HEAD + i < tail.remaining(); i++) {
          end += tail.get(at + OGG_HEAD + i) & 0xff;
        }
        return (tail.get(at + 5) & OGG_LAST) != 0 && end <= tail.remaining();
      }
    }
    return false;
  }

  private static long asf(ByteBuffer header, long there) {
    for (int at = 0; at + 48 <= header.remaining(); at++) {
      if (header.getLong(at) == ASF_FILE_ID) {
        return header.getLong(at + 40);
      }
    }
    return there;
  }

  private static ByteBuffer bytes(FileChannel channel, long at, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining() && channel.read(buffer, at + buffer.position()) > 0) {
      continue;
    }
    return buffer.flip();
  }

  private static String ascii(ByteBuffer buffer, int at) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      text.append((char) (buffer.get(at + i) & 0xff));
    }
    return text.toString();
  }
}
