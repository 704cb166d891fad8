package org.polyfuse.datasets.media;

import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;

/**
 * Settings of {@link WavReaderFactory}.
 *
 * @param maxDamage share of the sound, 0 to 1
 */
@Summary("RIFF WAVE sound, PCM of any width or float, any channels, mixed to mono at its own rate.")
public record WavConfig(
    @Setting(
            value =
                "Share of the sound that may be missing of what its header promises, 0 to 1; beyond"
                    + " it the recording is damaged.",
            defaultsTo = "0.05")
        double maxDamage) {

  /** Checks the range. */
  public WavConfig {
    if (!(maxDamage >= 0 && maxDamage <= 1)) {
      throw new IllegalArgumentException("maxDamage: must be from 0 to 1 but was " + maxDamage);
    }
  }
}
