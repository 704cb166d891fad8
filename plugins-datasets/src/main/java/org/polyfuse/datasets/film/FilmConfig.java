package org.polyfuse.datasets.film;

import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;

/**
 * Settings of {@link FilmReaderFactory}.
 *
 * @param maxDamage share of a track, 0 to 1
 * @param rate samples a second
 */
@Summary(
    "Films and coded sound of any container, read with ffmpeg: sound to mono, pictures to RGB.")
public record FilmConfig(
    @Setting(
            value =
                "Share of a film's sound or pictures that may be missing or broken, 0 to 1; beyond"
                    + " it the recording is damaged.",
            defaultsTo = "0.05")
        double maxDamage,
    @Setting(value = "Samples a second of the sound; 1000 or more.", defaultsTo = "16000")
        int rate) {

  /** Checks the ranges. */
  public FilmConfig {
    if (!(maxDamage >= 0 && maxDamage <= 1)) {
      throw new IllegalArgumentException("maxDamage: must be from 0 to 1 but was " + maxDamage);
    }
    if (rate < 1000 || rate > 1_000_000) {
      throw new IllegalArgumentException("rate: must be from 1000 to 1000000 but was " + rate);
    }
  }
}
