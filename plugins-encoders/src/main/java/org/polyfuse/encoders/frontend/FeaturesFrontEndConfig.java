package org.polyfuse.encoders.frontend;

import java.util.OptionalDouble;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;

/**
 * Settings of {@code features}.
 *
 * @param stepSeconds seconds from one step to the next
 * @param notFinite what is done about values that are no numbers
 */
@Summary("Features computed elsewhere, or measurements, as they are.")
public record FeaturesFrontEndConfig(
    @Setting(
            value = "Seconds a step, 1e-5 to 1e5; auto: as the file or the measurements tell.",
            defaultsTo = "auto")
        OptionalDouble stepSeconds,
    @Setting(
            value =
                "NaN and infinite values: refuse (the recording is damaged), zero, or previous (the"
                    + " value of the step before, 0 in the first).",
            defaultsTo = "refuse")
        NotFinite notFinite) {

  /** Checks the range. */
  public FeaturesFrontEndConfig {
    double seconds = stepSeconds.orElse(1);
    if (!(seconds >= 1e-5 && seconds <= 1e5)) {
      throw new IllegalArgumentException("stepSeconds: must be 1e-5 to 1e5 but was " + seconds);
    }
  }
}
