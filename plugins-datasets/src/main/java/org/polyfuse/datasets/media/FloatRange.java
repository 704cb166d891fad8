package org.polyfuse.datasets.media;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Locale;
import org.polyfuse.api.data.DamagedStreamException;

/**
 * The range of samples that are floats. They should be within 1, and may be somewhat beyond; some
 * programs write the numbers that integers of 16, 24 or 32 bits would be. For one thread.
 */
final class FloatRange {

  /** What a loud mix may reach: 18 dB too much. */
  private static final double LOUD = 8;

  /** Hardly any sound of integers is quieter. */
  private static final double QUIETEST = 256;

  /** Single samples that are broken. */
  private static final double FEW = 0.01;

  /** Of integers that are not 0 all are 1 or more; converted ones may be between. */
  private static final double MOST = 0.5;

  private static final double TOLERANCE = 1.1;
  private static final int[] WIDTHS = {16, 24, 32};

  private double peak;
  private long beyond;
  private long heard;

  /** Takes a sample; what is no number is left to others. */
  void add(double sample) {
    double size = Math.abs(sample);
    if (Double.isFinite(size)) {
      peak = Math.max(peak, size);
      beyond += size >= 1 ? 1 : 0;
      heard += size > 0 ? 1 : 0;
    }
  }

  /** Takes the samples of a block. */
  void look(SampleFormat format, ByteBuffer samples) {
    while (samples.remaining() >= format.bytes()) {
      add(format.next(samples));
    }
  }

  /**
   * The bits of the integers that the samples are; 0 if they are such as they should be, but for
   * some that are to be clipped.
   *
   * @throws DamagedStreamException if they are neither
   */
  int width(Path file) {
    double share = heard == 0 ? 0 : (double) beyond / heard;
    if (peak <= LOUD || share <= FEW) {
      return 0;
    }
    for (int width : WIDTHS) {
      if (share >= MOST && peak > QUIETEST && peak <= TOLERANCE * Math.scalb(1.0, width - 1)) {
        return width;
      }
    }
    throw new DamagedStreamException(
        String.format(
            Locale.ROOT,
            "%s: its float samples must be within 1, or in the range of integers, but %.0f %% of"
                + " them are beyond 1, up to %.4g. Convert it to 16 bits",
            file,
            100 * share,
            peak));
  }
}
