package org.polyfuse.datasets.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Lines of an ASCII file, from any place in it. Lines end with a line feed. */
public final class TextLines implements AutoCloseable {

  private static final int BUFFER = 1 << 16;

  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);
  private byte[] text = new byte[4096];
  private long bufferEnd; // the offset of the byte after the buffer's last
  private long lineStart;
  private String line = "";

  /** Opens a file. */
  public TextLines(Path file) throws IOException {
    this.channel = FileChannel.open(file, StandardOpenOption.READ);
  }

  /** The size of the file in bytes. */
  public long length() throws IOException {
    return channel.size();
  }

  /** Where the next line starts, in bytes. */
  public long nextOffset() {
    return bufferEnd - buffer.remaining();
  }

  /** The next line is the one that starts there. */
  public void goTo(long offset) {
    buffer.limit(0);
    bufferEnd = offset;
  }

  /** The next line is the first one that starts after that byte. */
  public void goToLineAfter(long offset) throws IOException {
    goTo(offset);
    next();
  }

  /** Reads a line; false at the end of the file. */
  public boolean next() throws IOException {
    lineStart = nextOffset();
    int length = 0;
    while (fill()) {
      byte b = buffer.get();
      if (b == '\n') {
        return keep(length);
      }
      if (length == text.length) {
        text = Arrays.copyOf(text, 2 * length);
      }
      text[length++] = b;
    }
    return length > 0 && keep(length);
  }

  /** The line read last, without its line feed. */
  public String line() {
    return line;
  }

  /** The number of the line read last, from 1; counts from the file's start, so for errors only. */
  public long number() throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate(BUFFER);
    long count = 1;
    long at = 0;
    while (at < lineStart) {
      int read = channel.read(chunk.clear(), at);
      if (read < 0) {
        break;
      }
      int end = (int) Math.min(read, lineStart - at);
      for (int i = 0; i < end; i++) {
        count += chunk.get(i) == '\n' ? 1 : 0;
      }
      at += end;
    }
    return count;
  }

  private boolean keep(int length) {
    line = new String(text, 0, length, StandardCharsets.ISO_8859_1);
    return true;
  }

  /** Whether there is a byte to take. */
  private boolean fill() throws IOException {
    if (buffer.hasRemaining()) {
      return true;
    }
    int read = channel.read(buffer.clear(), bufferEnd);
    buffer.flip();
    bufferEnd += Math.max(0, read);
    return read > 0;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
