package org.polyfuse.datasets.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.polyfuse.api.data.DamagedStreamException;

/**
 * Where the samples of a WAV file are and how they are written.
 *
 * @param format of one sample
 * @param channels 1 or more
 * @param rate samples a second
 * @param dataStart the first byte of the samples
 * @param frames samples of each channel
 */
record WavHeader(SampleFormat format, int channels, double rate, long dataStart, long frames) {

  /** What a program writes that does not know the length beforehand. */
  private static final long UNKNOWN = 0xffffffffL;

  private static final int EXTENSIBLE = 0xfffe;

  int frameBytes() {
    return format.bytes() * channels;
  }

  /** The bytes of a range of frames. */
  ByteBuffer read(FileChannel channel, long first, long last) throws IOException {
    long bytes = (last - first) * frameBytes();
    return bytes(channel, dataStart + first * frameBytes(), Math.toIntExact(bytes));
  }

  static WavHeader read(Path file, FileChannel channel) throws IOException {
    long length = channel.size();
    ByteBuffer riff = bytes(channel, 0, (int) Math.min(12, length));
    if (new FileStart(file).isPointer()) {
      throw new DamagedStreamException(file + ": " + FileStart.POINTER_RULE);
    }
    if (riff.remaining() < 12 || !ascii(riff, 0).equals("RIFF") || !ascii(riff, 8).equals("WAVE")) {
      throw new DamagedStreamException(
          file + ": must begin with RIFF....WAVE but does not. Is it a WAV file?");
    }
    long promised = unsigned(riff, 4);
    if (promised != UNKNOWN && promised + 8 > length) {
      throw cutShort(file, "file", promised + 8, length);
    }
    return chunks(file, channel, length);
  }

  private static WavHeader chunks(Path file, FileChannel channel, long length) throws IOException {
    Optional<ByteBuffer> format = Optional.empty();
    long at = 12;
    while (at + 8 <= length) {
      ByteBuffer head = bytes(channel, at, 8);
      long promised = unsigned(head, 4);
      long found = length - at - 8;
      if (ascii(head, 0).equals("data")) {
        long size = promised == UNKNOWN ? found : promised;
        if (size > found) {
          throw cutShort(file, "data chunk", size, found);
        }
        ByteBuffer fmt =
            format.orElseThrow(
                () -> new DamagedStreamException(file + ": has no fmt chunk before its data"));
        return of(file, fmt, at + 8, size);
      }
      if (promised > found) {
        throw cutShort(file, ascii(head, 0) + " chunk", promised, found);
      }
      if (ascii(head, 0).equals("fmt ")) {
        format = Optional.of(bytes(channel, at + 8, (int) Math.min(promised, 40)));
      }
      at += 8 + promised + (promised & 1); // chunks begin at even places
    }
    throw new DamagedStreamException(file + ": has no data chunk in its " + length + " bytes");
  }

  private static WavHeader of(Path file, ByteBuffer fmt, long start, long size) {
    if (fmt.remaining() < 16) {
      throw cutShort(file, "fmt chunk", 16, fmt.remaining());
    }
    int code = fmt.getShort(0) & 0xffff;
    if (code == EXTENSIBLE && fmt.remaining() >= 26) {
      code = fmt.getShort(24) & 0xffff; // the sub-format's identifier begins with the plain code
    }
    int plainCode = code;
    int bits = fmt.getShort(14) & 0xffff;
    SampleFormat format =
        SampleFormat.of(code, bits)
            .orElseThrow(
                () ->
                    new DamagedStreamException(
                        String.format(
                            Locale.ROOT,
                            "%s: must hold 8, 16, 24 or 32 bit PCM or float but has format %d of %d bits",
                            file,
                            plainCode,
                            bits)));
    int channels = fmt.getShort(2) & 0xffff;
    long rate = unsigned(fmt, 4);
    if (channels == 0 || rate == 0) {
      throw new DamagedStreamException(
          String.format(
              Locale.ROOT,
              "%s: must have channels and a rate but has %d, %d Hz",
              file,
              channels,
              rate));
    }
    long frames = size / ((long) format.bytes() * channels);
    if (frames == 0) {
      throw new DamagedStreamException(file + ": must hold sound but has no sample");
    }
    return new WavHeader(format, channels, rate, start, frames);
  }

  private static DamagedStreamException cutShort(
      Path file, String what, long promised, long found) {
    return new DamagedStreamException(
        String.format(
            Locale.ROOT,
            "%s: is cut short: its %s promises %d bytes but %d are there",
            file,
            what,
            promised,
            found));
  }

  private static ByteBuffer bytes(FileChannel channel, long at, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, at + buffer.position()) < 0) {
        throw new IOException("ends after " + (at + buffer.position()) + " bytes");
      }
    }
    return buffer.flip();
  }

  private static long unsigned(ByteBuffer buffer, int at) {
    return Integer.toUnsignedLong(buffer.getInt(at));
  }

  private static String ascii(ByteBuffer buffer, int at) {
    byte[] name = new byte[4];
    buffer.get(at, name);
    return new String(name, StandardCharsets.ISO_8859_1);
  }
}
