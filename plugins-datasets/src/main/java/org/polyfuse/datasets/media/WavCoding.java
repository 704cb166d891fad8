package org.polyfuse.datasets.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import org.polyfuse.api.data.DamagedStreamException;

/**
 * What the fmt chunk of a WAV file says.
 *
 * @param code of the coding
 * @param channels of the sound
 * @param rate samples a second
 * @param frame bytes of one sample of each channel, the padding of each included
 * @param second bytes of a second of sound
 * @param bits of a sample
 * @param isExtensible whether the chunk is of the longer kind, which tells padding apart
 */
public record WavCoding(
    int code, int channels, long rate, int frame, long second, int bits, boolean isExtensible) {

  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int EXTENSIBLE = 0xfffe;

  /** Whether a file begins as a WAV file. */
  public static boolean isWav(Path file) {
    return WavChunks.isOne(new FileStart(file));
  }

  /** Whether a file is a WAV file of which the samples must be decoded. */
  public static boolean isCoded(Path file) {
    if (!isWav(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return of(WavChunks.read(file, channel).format()).plain().isEmpty();
    } catch (IOException | DamagedStreamException e) {
      return false; // whoever reads it then says why
    }
  }

  /** How long a WAV file should be, as far as its sound is concerned. */
  public static long promisedLength(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      WavData data = WavChunks.read(file, channel).data();
      return data.start() + data.promised();
    } catch (IOException e) {
      throw new DamagedStreamException(file + ": cannot be read: " + e, e);
    }
  }

  static WavCoding of(ByteBuffer fmt) {
    int code = fmt.getShort(0) & 0xffff;
    int bits = fmt.getShort(14) & 0xffff;
    boolean extensible = code == EXTENSIBLE && fmt.remaining() >= 26;
    if (extensible) {
      int valid = fmt.getShort(18) & 0xffff;
      bits = valid > 0 && valid < bits ? valid : bits;
      code = fmt.getShort(24) & 0xffff; // the sub-format's identifier begins with the plain code
    }
    return new WavCoding(
        code,
        fmt.getShort(2) & 0xffff,
        Integer.toUnsignedLong(fmt.getInt(4)),
        fmt.getShort(12) & 0xffff,
        Integer.toUnsignedLong(fmt.getInt(8)),
        bits,
        extensible);
  }

  /** How a sample is written that need not be decoded; empty for other codings. */
  Optional<SampleFormat> plain() {
    int bytes = bytes();
    if (code == FLOAT && (bits == 32 || bits == 64) && 8 * bytes == bits) {
      return Optional.of(
          new SampleFormat(SampleFormat.Kind.FLOAT, bytes, bits, SampleFormat.Place.HIGH));
    }
    boolean whole = bits > 0 && bits <= 8 * bytes && (bytes <= 4 || bytes == 8);
    if (code != PCM || !whole || (bits <= 8 && bytes > 1)) {
      return Optional.empty();
    }
    return Optional.of(
        new SampleFormat(
            bytes == 1 ? SampleFormat.Kind.UNSIGNED : SampleFormat.Kind.SIGNED,
            bytes,
            bits,
            8 * bytes - bits >= 8 && !isExtensible
                ? SampleFormat.Place.LOW
                : SampleFormat.Place.HIGH));
  }

  /** Of one sample: what a frame takes of them, unless that cannot be. */
  private int bytes() {
    int packed = (bits + 7) / 8;
    boolean fits = channels > 0 && frame % channels == 0 && frame / channels >= packed;
    boolean isWrong = second == rate * channels * packed && second != rate * frame;
    return fits && !isWrong ? frame / channels : packed;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "format %d of %d bits in frames of %d bytes", code, bits, frame);
  }
}
