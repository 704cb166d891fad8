package org.polyfuse.datasets.generated;

import java.util.Locale;
import org.polyfuse.api.data.FeatureArray;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.Series;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.api.data.Text;
import org.polyfuse.api.data.Waveform;

/** Fixed-length statistics of a stream, without its absolute level or the speaker's rest face. */
final class Summaries {

  private static final int BANDS = 20; // of 200 Hz
  private static final int WINDOW = 640;
  private static final int HOP = 640;
  private static final int WORDS = 256;

  private Summaries() {}

  static double[] of(Recording recording, String stream) {
    StreamSource.InMemory source = (StreamSource.InMemory) recording.stream(stream).orElseThrow();
    RawStream raw = source.stream().get();
    if (raw instanceof Waveform sound) {
      return voice(sound);
    }
    if (raw instanceof Series face) {
      return moments(face.values(), (int) face.step().size(), false);
    }
    if (raw instanceof Text words) {
      return counts(words);
    }
    FeatureArray steps = (FeatureArray) raw;
    return moments(steps.values(), (int) steps.step().size(), true);
  }

  /** How often each word occurs; some share a place. */
  private static double[] counts(Text text) {
    double[] counts = new double[WORDS];
    for (String word : text.content().toLowerCase(Locale.ROOT).split("[^a-z]+", -1)) {
      if (!word.isEmpty()) {
        counts[Math.floorMod(word.hashCode(), WORDS)]++;
      }
    }
    return counts;
  }

  /** The sum over spans of time of all products of a sum of one stream and a sum of the other. */
  static double[] products(Recording recording, double spanSeconds) {
    FeatureArray voice = steps(recording, "audio");
    FeatureArray face = steps(recording, "markers");
    int channels = (int) voice.step().size();
    int spans = (int) Math.ceil(voice.seconds() / spanSeconds) + 1;
    double[][] a = sums(voice, spans, spanSeconds);
    double[][] v = sums(face, spans, spanSeconds);
    double[] products = new double[channels * channels];
    for (int h = 0; h < spans; h++) {
      for (int i = 0; i < channels; i++) {
        for (int j = 0; j < channels; j++) {
          products[i * channels + j] += a[h][i] * v[h][j];
        }
      }
    }
    return products;
  }

  private static FeatureArray steps(Recording recording, String stream) {
    StreamSource.InMemory source = (StreamSource.InMemory) recording.stream(stream).orElseThrow();
    return (FeatureArray) source.stream().get();
  }

  private static double[][] sums(FeatureArray steps, int spans, double spanSeconds) {
    int channels = (int) steps.step().size();
    double[][] sums = new double[spans][channels];
    for (int t = 0; t < steps.steps(); t++) {
      int h = (int) ((t + 0.5) * steps.stepSeconds() / spanSeconds);
      for (int c = 0; c < channels; c++) {
        sums[h][c] += steps.values()[t * channels + c];
      }
    }
    return sums;
  }

  /** Mean and deviation over time of the log energy of each band, less the mean of all bands. */
  private static double[] voice(Waveform sound) {
    int frames = (sound.samples().length - WINDOW) / HOP + 1;
    float[] bands = new float[frames * BANDS];
    for (int t = 0; t < frames; t++) {
      for (int b = 0; b < BANDS; b++) {
        double energy = 0;
        for (int k = 0; k < 2; k++) {
          energy += power(sound.samples(), t * HOP, 50 + 200 * b + 100 * k);
        }
        bands[t * BANDS + b] = (float) Math.log(energy + 1e-6);
      }
    }
    double[] moments = moments(bands, BANDS, true);
    double level = 0;
    for (int b = 0; b < BANDS; b++) {
      level += moments[b] / BANDS;
    }
    for (int b = 0; b < BANDS; b++) {
      moments[b] -= level;
    }
    return moments;
  }

  /** Goertzel's recursion. */
  private static double power(float[] samples, int from, double hertz) {
    double c = 2 * Math.cos(2 * Math.PI * hertz / 16000);
    double s1 = 0;
    double s2 = 0;
    for (int i = 0; i < WINDOW; i++) {
      double s = samples[from + i] + c * s1 - s2;
      s2 = s1;
      s1 = s;
    }
    return s1 * s1 + s2 * s2 - c * s1 * s2;
  }

  /** Of each column: its mean over time, if wanted, and its deviation. */
  private static double[] moments(float[] values, int columns, boolean means) {
    int rows = values.length / columns;
    double[] out = new double[means ? 2 * columns : columns];
    for (int c = 0; c < columns; c++) {
      double sum = 0;
      double squares = 0;
      for (int r = 0; r < rows; r++) {
        double v = values[r * columns + c];
        sum += v;
        squares += v * v;
      }
      double mean = sum / rows;
      double deviation = Math.sqrt(Math.max(0, squares / rows - mean * mean));
      out[means ? columns + c : c] = deviation;
      if (means) {
        out[c] = mean;
      }
    }
    return out;
  }
}
