package org.polyfuse.runtime.keep;

import org.jtransforms.fft.FloatFFT_1D;
import org.polyfuse.api.data.Waveform;
import org.polyfuse.runtime.keep.ShownRecording.Picture;

/**
 * A spectrogram to look at, with its axis in hertz whatever the front-end of the study makes of the
 * sound: Hann windows of 32 ms, up to 8 kHz, 70 dB below the loudest point are black.
 */
final class ShownSpectrogram {

  private static final double WINDOW_SECONDS = 0.032;
  private static final double HIGHEST = 8000;
  private static final double RANGE = 70;
  private static final int COLUMNS = 300;
  private static final int ROWS = 80;

  private ShownSpectrogram() {}

  static Picture of(Waveform sound) {
    int window = Math.max(16, (int) Math.round(WINDOW_SECONDS * sound.rate()));
    int columns = Math.max(1, Math.min(COLUMNS, sound.samples().length / (window / 4)));
    double high = Math.min(HIGHEST, sound.rate() / 2);
    int bins = Math.max(1, (int) (high / sound.rate() * window));
    int rows = Math.min(ROWS, bins);
    float[][] decibels = new float[columns][rows];
    double loudest = Double.NEGATIVE_INFINITY;
    FloatFFT_1D fourier = new FloatFFT_1D(window);
    for (int x = 0; x < columns; x++) {
      float[] part = windowed(sound.samples(), (x + 0.5) / columns, window);
      fourier.realForward(part);
      for (int y = 0; y < rows; y++) {
        decibels[x][y] = decibels(part, y * bins / rows, (y + 1) * bins / rows);
        loudest = Math.max(loudest, decibels[x][y]);
      }
    }
    for (float[] column : decibels) {
      for (int y = 0; y < rows; y++) {
        column[y] = (float) (1 + (column[y] - loudest) / RANGE);
      }
    }
    return new Picture(
        ShownPictures.grey(decibels), sound.seconds(), high / 1000, "frequency (kHz)");
  }

  private static float[] windowed(float[] samples, double centre, int window) {
    int from = (int) (centre * samples.length) - window / 2;
    float[] part = new float[window];
    for (int i = 0; i < window; i++) {
      int place = from + i;
      double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / window);
      part[i] = place < 0 || place >= samples.length ? 0 : (float) (samples[place] * hann);
    }
    return part;
  }

  /** The mean power of some bins; silence is -120 dB. */
  private static float decibels(float[] spectrum, int from, int to) {
    double power = 0;
    for (int bin = Math.max(1, from); bin < to; bin++) { // place 1 holds the highest bin, not bin 0
      double real = spectrum[2 * bin];
      double imaginary = 2 * bin + 1 < spectrum.length ? spectrum[2 * bin + 1] : 0;
      power += real * real + imaginary * imaginary;
    }
    return (float) (10 * Math.log10(power / Math.max(1, to - from) + 1e-12));
  }
}
