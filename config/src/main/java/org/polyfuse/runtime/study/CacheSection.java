package org.polyfuse.runtime.study;

import java.nio.file.Path;
import java.util.Optional;
import org.polyfuse.api.Setting;

/** Where computed features are kept. */
public record CacheSection(
    @Setting(value = "The folder; auto: the user's cache folder.", defaultsTo = "auto")
        Optional<Path> dir,
    @Setting(
            value =
                "How large it may grow, in GiB; what was used least recently goes; 0: no cache.",
            defaultsTo = "50")
        double maxGiB) {

  /** Checks ranges. */
  public CacheSection {
    if (!(maxGiB >= 0 && maxGiB <= 1e9)) {
      throw new IllegalArgumentException("maxGiB: must be 0 to 1e9 but was " + maxGiB);
    }
  }
}
