package org.polyfuse.runtime.corpus;

import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.FeatureArray;
import org.polyfuse.api.data.Frames;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.Series;
import org.polyfuse.api.data.Waveform;

/**
 * White Gaussian noise of a given signal-to-noise ratio, added to a raw stream, before any
 * front-end. The ratio is that of powers over the whole recording:
 *
 * <ul>
 *   <li>{@link Waveform}: the mean square of the samples. The sum is not clipped.
 *   <li>{@link Series}, {@link FeatureArray}: the variance over time of each number of a step, so
 *       each has its own noise; a number that does not vary gets none. What is not finite (a lost
 *       marker) stays so.
 *   <li>{@link Frames}: the variance of all bytes; rounded and clipped to 0..255.
 * </ul>
 *
 * <p>Noise of the same seed is the same but for its scale at every ratio, so that results at
 * several ratios can be compared in pairs.
 */
final class Noise {

  private final double decibels;
  private final SplittableRandom random;

  /**
   * Noise of one stream of one recording.
   *
   * @param decibels signal to noise
   * @param seed of the noise
   */
  Noise(double decibels, long seed) {
    this.decibels = decibels;
    this.random = new SplittableRandom(seed);
  }

  /**
   * The stream with noise; the stream that was given stays as it is.
   *
   * @return empty if the stream has no power, so that there is no such ratio
   * @throws PolyfuseException if noise has no meaning to this type of stream
   */
  Optional<RawStream> addTo(RawStream stream) {
    if (stream instanceof Waveform sound) {
      return sound(sound);
    }
    if (stream instanceof Series series) {
      return columns(series.values(), (int) series.step().size())
          .map(values -> new Series(values, series.step(), series.rate()));
    }
    if (stream instanceof FeatureArray array) {
      return columns(array.values(), (int) array.step().size())
          .map(values -> new FeatureArray(values, array.step(), array.stepSeconds()));
    }
    if (stream instanceof Frames frames) {
      return pictures(frames);
    }
    throw new PolyfuseException(
        String.format(
                Locale.ROOT,
                "noise: needs a stream of sound, measurements, features or pictures but this is a %s, which",
                stream.getClass().getSimpleName())
            + " has no signal-to-noise ratio. Leave the modality out, or remove it with --without.");
  }

  private Optional<RawStream> sound(Waveform sound) {
    float[] samples = sound.samples();
    double squares = 0;
    for (float each : samples) {
      squares += (double) each * each;
    }
    double deviation = deviation(squares / Math.max(1, samples.length));
    if (deviation == 0) {
      return Optional.empty();
    }
    float[] noisy = new float[samples.length];
    for (int i = 0; i < noisy.length; i++) {
      noisy[i] = (float) (samples[i] + deviation * random.nextGaussian());
    }
    return Optional.of(new Waveform(noisy, sound.rate()));
  }

  /** Row-major (T, width): noise of its own for each column. */
  private Optional<float[]> columns(float[] values, int width) {
    double[] deviations = new double[width];
    boolean any = false;
    for (int column = 0; column < width; column++) {
      deviations[column] = deviation(variance(values, column, width));
      any |= deviations[column] > 0;
    }
    if (!any) {
      return Optional.empty();
    }
    float[] noisy = new float[values.length];
    for (int i = 0; i < noisy.length; i++) {
      noisy[i] = (float) (values[i] + deviations[i % width] * random.nextGaussian());
    }
    return Optional.of(noisy);
  }

  /** Of the finite values of a column, in two passes. */
  private static double variance(float[] values, int column, int width) {
    double sum = 0;
    int count = 0;
    for (int i = column; i < values.length; i += width) {
      if (Float.isFinite(values[i])) {
        sum += values[i];
        count++;
      }
    }
    double mean = sum / Math.max(1, count);
    double squares = 0;
    for (int i = column; i < values.length; i += width) {
      if (Float.isFinite(values[i])) {
        squares += (values[i] - mean) * (values[i] - mean);
      }
    }
    return squares / Math.max(1, count);
  }

  private Optional<RawStream> pictures(Frames frames) {
    double deviation = deviation(NoisyFrames.variance(frames));
    return deviation == 0
        ? Optional.empty()
        : Optional.of(new NoisyFrames(frames, deviation, random.nextLong()));
  }

  /** The noise's, for a signal of this power. */
  private double deviation(double power) {
    return Math.sqrt(power / Math.pow(10, decibels / 10));
  }
}
