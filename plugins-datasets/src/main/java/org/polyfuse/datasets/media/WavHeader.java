package org.polyfuse.datasets.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Locale;
import org.polyfuse.api.data.DamagedStreamException;

/**
 * Where the samples of a WAV file are and how they are written.
 *
 * @param format of one sample
 * @param channels 1 or more
 * @param rate samples a second
 * @param data their place
 */
record WavHeader(SampleFormat format, int channels, double rate, WavData data) {

  private static final int LOWEST_RATE = 100;
  private static final int HIGHEST_RATE = 10_000_000;

  int frameBytes() {
    return format.bytes() * channels;
  }

  /** Samples of each channel that are there. */
  long frames() {
    return data.there() / frameBytes();
  }

  /** Samples of each channel that should be. */
  long promised() {
    return data.promised() / frameBytes();
  }

  WavHeader with(SampleFormat other) {
    return new WavHeader(other, channels, rate, data);
  }

  /** The bytes of a range of frames. */
  ByteBuffer read(FileChannel channel, long first, int count) throws IOException {
    long at = data.start() + first * frameBytes();
    return WavChunks.bytes(channel, data.order(), at, count * frameBytes());
  }

  static WavHeader read(Path file, FileChannel channel) throws IOException {
    WavChunks chunks = WavChunks.read(file, channel);
    WavCoding coding = WavCoding.of(chunks.format());
    SampleFormat format =
        coding
            .plain()
            .orElseThrow(
                () ->
                    new DamagedStreamException(
                        String.format(
                            Locale.ROOT,
                            "%s: must hold PCM or float samples but has %s. Leave its reader to be"
                                + " chosen, or set dataset.readers: {STREAM: ffmpeg}",
                            file,
                            coding)));
    if (coding.channels() == 0 || coding.rate() < LOWEST_RATE || coding.rate() > HIGHEST_RATE) {
      throw new DamagedStreamException(
          String.format(
              Locale.ROOT,
              "%s: must have channels and a rate of %d to %d Hz but has %d, %d Hz",
              file,
              LOWEST_RATE,
              HIGHEST_RATE,
              coding.channels(),
              coding.rate()));
    }
    WavHeader header = new WavHeader(format, coding.channels(), coding.rate(), chunks.data());
    if (header.frames() == 0) {
      throw new DamagedStreamException(file + ": must hold sound but has no sample");
    }
    return header;
  }
}
