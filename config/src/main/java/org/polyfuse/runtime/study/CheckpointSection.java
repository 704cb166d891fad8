package org.polyfuse.runtime.study;

import org.polyfuse.api.Setting;

/** How often an unfinished run is saved; after each epoch in any case. */
public record CheckpointSection(
    @Setting(
            value = "Also after so many minutes within an epoch, above 0, up to 1e6.",
            defaultsTo = "5")
        double everyMinutes) {

  /** Checks ranges. */
  public CheckpointSection {
    if (!(everyMinutes > 0 && everyMinutes <= 1e6)) {
      throw new IllegalArgumentException(
          "everyMinutes: must be above 0, up to 1e6, but was " + everyMinutes);
    }
  }
}
