package org.polyfuse.datasets.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import org.polyfuse.api.data.DamagedStreamException;

/** Reads samples of a WAV file block by block, and mixes them to mono. For one use. */
final class WavSamples {

  private static final int BLOCK_BYTES = 1 << 18;

  private final Path file;
  private final WavHeader header;
  private final FileChannel channel;
  private final FloatRange range = new FloatRange();

  WavSamples(Path file, WavHeader header, FileChannel channel) {
    this.file = file;
    this.header = header;
    this.channel = channel;
  }

  /** Reads the frames from {@code first} on, {@code last} not included. */
  float[] read(long first, long last, Consumer<String> repaired) throws IOException {
    SoundLimit.check(file, last - first, (last - first) * header.frameBytes(), header.rate());
    float[] samples = new float[(int) (last - first)];
    int block = Math.max(1, BLOCK_BYTES / header.frameBytes());
    for (int at = 0; at < samples.length; at += block) {
      int count = Math.min(block, samples.length - at);
      mix(header.read(channel, first + at, count), samples, at, count);
    }
    scale(samples, repaired);
    clip(samples, repaired);
    return samples;
  }

  private void mix(ByteBuffer bytes, float[] samples, int at, int count) {
    SampleFormat format = header.format();
    boolean isFloat = format.kind() == SampleFormat.Kind.FLOAT;
    int channels = header.channels();
    for (int i = at; i < at + count; i++) {
      double sum = 0;
      for (int c = 0; c < channels; c++) {
        double sample = format.next(bytes);
        sum += sample;
        if (isFloat) {
          range.add(sample);
        }
      }
      samples[i] = (float) (sum / channels);
      if (!Float.isFinite(samples[i])) {
        throw new DamagedStreamException(
            String.format(
                Locale.ROOT,
                "%s: samples must be numbers but number %d of the span is %s",
                file,
                i,
                samples[i]));
      }
    }
  }

  private void scale(float[] samples, Consumer<String> repaired) throws IOException {
    if (header.format().kind() != SampleFormat.Kind.FLOAT) {
      return;
    }
    if (samples.length < header.frames()) { // a quiet span must not be taken for a loud one
      Glimpses.of(header, channel, bytes -> range.look(header.format(), bytes));
    }
    int width = range.width(file);
    if (width > 0) {
      float factor = Math.scalb(1f, 1 - width);
      for (int i = 0; i < samples.length; i++) {
        samples[i] *= factor;
      }
      repaired.accept(
          String.format(
              Locale.ROOT,
              "%s: its float samples are in the range of integers of %d bits, and were scaled",
              file,
              width));
    }
  }

  private void clip(float[] samples, Consumer<String> repaired) {
    int clipped = 0;
    float peak = 1;
    for (int i = 0; i < samples.length; i++) {
      float size = Math.abs(samples[i]);
      clipped += size > 1 ? 1 : 0;
      peak = Math.max(peak, size);
      samples[i] = Math.max(-1, Math.min(samples[i], Math.nextDown(1f)));
    }
    if (clipped > 0) {
      repaired.accept(
          String.format(
              Locale.ROOT,
              "%s: %d of %d samples are beyond full scale, up to %.4g, and were clipped",
              file,
              clipped,
              samples.length,
              peak));
    }
  }
}
