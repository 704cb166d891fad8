package org.polyfuse.encoders.frontend;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jtransforms.fft.DoubleFFT_1D;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.Features;
import org.polyfuse.api.data.FrontEnd;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.Waveform;
import org.polyfuse.api.nn.SequenceShape;

/**
 * Spectrogram of sound (paper, section IV): symmetric Hamming window, no centring, zero-padded to
 * the length of the transform. S samples give 1 + (S - window) / hop steps; a clip shorter than a
 * window is padded to one.
 */
final class Spectrogram implements FrontEnd {

  private static final double FLOOR = 1e-5;

  private final SpectrogramConfig config;
  private final SequenceShape shape;
  private final double[] window;

  Spectrogram(SpectrogramConfig config) {
    this.config = config;
    this.shape = SequenceShape.of(config.bins(), config.hopSeconds());
    this.window = hamming(config.windowSamples());
  }

  private static double[] hamming(int length) {
    double[] window = new double[length];
    for (int i = 0; i < length; i++) {
      window[i] = 0.54 - 0.46 * Math.cos(2 * Math.PI * i / (length - 1));
    }
    return window;
  }

  @Override
  public Optional<SequenceShape> shape() {
    return Optional.of(shape);
  }

  @Override
  public Class<? extends RawStream> takes() {
    return Waveform.class;
  }

  @Override
  public Features extract(RawStream stream) {
    if (!(stream instanceof Waveform sound)) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "frontEnd: spectrogram needs sound but the stream is a %s. Choose another front-end.",
              stream.getClass().getSimpleName()));
    }
    if (sound.samples().length == 0) {
      throw new DamagedStreamException("sound: at least one sample is needed but were 0");
    }
    Finite.require("sound", sound.samples());
    float[] samples = Resampler.resample(sound.samples(), sound.rate(), config.rate());
    double[] values = transform(samples);
    if (config.normalise() == SpectrogramNorm.RECORDING) {
      normalise(values);
    }
    float[] rounded = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      rounded[i] = (float) values[i];
    }
    Finite.require("spectrogram", rounded);
    return Features.uniform(rounded, shape);
  }

  /** (T, bins). */
  private double[] transform(float[] samples) {
    int hop = config.hopSamples();
    int bins = config.bins();
    int steps = 1 + Math.max(0, samples.length - window.length) / hop;
    double[] values = new double[Room.numbers("spectrogram", steps, bins)];
    DoubleFFT_1D fft = new DoubleFFT_1D(config.dft());
    double[] frame = new double[config.dft()];
    for (int t = 0; t < steps; t++) {
      Arrays.fill(frame, 0);
      int length = Math.min(window.length, samples.length - t * hop);
      for (int i = 0; i < length; i++) {
        frame[i] = window[i] * samples[t * hop + i];
      }
      fft.realForward(frame); // re_0, re_(n/2), re_1, im_1, re_2, im_2, ...
      values[t * bins] = config.scale().of(frame[0], 0);
      for (int k = 1; k < bins; k++) {
        values[t * bins + k] = config.scale().of(frame[2 * k], frame[2 * k + 1]);
      }
    }
    return values;
  }

  private static void normalise(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double variance = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).average().orElse(0);
    double scale = 1 / (Math.sqrt(variance) + FLOOR);
    for (int i = 0; i < values.length; i++) {
      values[i] = (values[i] - mean) * scale;
    }
  }
}
