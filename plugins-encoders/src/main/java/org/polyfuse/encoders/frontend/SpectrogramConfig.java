package org.polyfuse.encoders.frontend;

import java.util.Locale;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;

/**
 * Settings of {@code spectrogram}; the defaults are the paper's (section IV).
 *
 * @param rate samples a second
 * @param window seconds
 * @param hop seconds
 * @param dft points
 * @param bins the lowest ones of the transform
 * @param scale what is taken of each
 * @param normalise over what
 */
@Summary("Short-time Fourier transform of sound: windows of 40 ms every 10 ms, 0 to 4 kHz.")
public record SpectrogramConfig(
    @Setting(
            value = "Samples a second; sound of another rate is resampled. 1 to 1000000.",
            defaultsTo = "16000")
        double rate,
    @Setting(value = "Length of a Hamming window in seconds, below 60.", defaultsTo = "0.04")
        double window,
    @Setting(value = "Seconds from one window to the next, below 60.", defaultsTo = "0.01")
        double hop,
    @Setting(
            value = "Points of the Fourier transform; even, at least a window, up to 1048576.",
            defaultsTo = "800")
        int dft,
    @Setting(
            value = "How many of the lowest bins are kept; up to half the points.",
            defaultsTo = "200")
        int bins,
    @Setting(value = "log (ln(magnitude + 1e-6)), magnitude or power.", defaultsTo = "log")
        SpectrumScale scale,
    @Setting(
            value = "recording: mean 0 and deviation 1 over the recording; none: as it is.",
            defaultsTo = "recording")
        SpectrogramNorm normalise) {

  private static final int MOST_POINTS = 1 << 20;

  /** Checks the ranges. */
  public SpectrogramConfig {
    require(rate >= 1 && rate <= 1e6, "rate: must be 1 to 1000000", rate);
    require(window > 0 && window < 60, "window: must be above 0 and below 60", window);
    require(hop > 0 && hop < 60, "hop: must be above 0 and below 60", hop);
    long samples = Math.round(window * rate);
    require(samples >= 2, "window: must be 2 samples or more", window);
    require(Math.round(hop * rate) >= 1, "hop: must be a sample or more", hop);
    require(
        dft % 2 == 0 && dft >= samples && dft <= MOST_POINTS,
        String.format(
            Locale.ROOT,
            "dft: must be even and from a window (%d samples) to %d",
            samples,
            MOST_POINTS),
        dft);
    require(bins >= 1 && bins <= dft / 2, "bins: must be from 1 to half of dft", bins);
  }

  private static void require(boolean holds, String rule, Number value) {
    if (!holds) {
      throw new IllegalArgumentException(rule + " but was " + value);
    }
  }

  int windowSamples() {
    return (int) Math.round(window * rate);
  }

  int hopSamples() {
    return (int) Math.round(hop * rate);
  }

  double hopSeconds() {
    return hopSamples() / rate;
  }
}
