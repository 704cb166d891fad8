package org.polyfuse.encoders.frontend;

import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;

/**
 * Settings of {@code markers}.
 *
 * @param rate steps a second
 * @param markers M
 * @param normalise about what
 */
@Summary("Motion-capture markers as 3 channels x markers x time, resampled to a common rate.")
public record MarkersConfig(
    @Setting(
            value = "Steps a second; 100 steps like the spectrogram. Above 0, up to 10000.",
            defaultsTo = "100")
        double rate,
    @Setting(value = "How many markers a stream must have; 1 to 10000.", defaultsTo = "55")
        int markers,
    @Setting(
            value =
                "recording: each marker about its mean; face: about the mean of all; both over one"
                    + " deviation; none.",
            defaultsTo = "recording")
        MarkersNorm normalise) {

  /** Checks the ranges. */
  public MarkersConfig {
    if (!(rate > 0 && rate <= 1e4)) {
      throw new IllegalArgumentException("rate: must be above 0, up to 10000, but was " + rate);
    }
    if (markers < 1 || markers > 10_000) {
      throw new IllegalArgumentException("markers: must be 1 to 10000 but was " + markers);
    }
  }
}
