package org.polyfuse.datasets.film;

import java.nio.file.Path;
import java.util.Arrays;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.datasets.media.SoundLimit;

/** Collects the samples of a window; those before and behind it are only counted. */
final class SampleSink {

  private final Path file;
  private final int rate;
  private final long first;
  private final long last;
  private long position;
  private float[] samples = new float[1 << 14];
  private int count;

  /** Keeps the samples from number {@code first} on, {@code last} not included. */
  SampleSink(Path file, int rate, long first, long last) {
    this.file = file;
    this.rate = rate;
    this.first = first;
    this.last = last;
  }

  void accept(float[] block, int length) {
    long from = Math.max(0, Math.min(first - position, length));
    long to = Math.max(from, Math.min(last - position, length));
    int taken = (int) (to - from);
    if (count + taken > samples.length) {
      SoundLimit.check(file, (long) count + taken, 0, rate);
      long doubled = Math.min(2L * samples.length, SoundLimit.samples());
      samples = Arrays.copyOf(samples, (int) Math.max(doubled, (long) count + taken));
    }
    for (int i = 0; i < taken; i++) {
      samples[count + i] = clipped(block[(int) from + i]);
    }
    count += taken;
    position += length;
  }

  private float clipped(float sample) {
    if (!Float.isFinite(sample)) {
      throw new DamagedStreamException(file + ": its samples must be numbers but one is " + sample);
    }
    return Math.max(-1, Math.min(sample, Math.nextDown(1f)));
  }

  float[] samples() {
    return Arrays.copyOf(samples, count);
  }
}
