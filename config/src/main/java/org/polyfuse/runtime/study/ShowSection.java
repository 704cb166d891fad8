package org.polyfuse.runtime.study;

import java.util.List;
import org.polyfuse.api.Setting;

/** Which tested recordings the report shows, with what the system attended to. */
public record ShowSection(
    @Setting(
            value = "Of each fold: how many that are right, the surest ones of different classes.",
            defaultsTo = "2")
        int right,
    @Setting(value = "Of each fold: how many of the worst mistakes.", defaultsTo = "3") int wrong,
    @Setting(value = "Ids of recordings to show in any case.", defaultsTo = "[]")
        List<String> recordings) {

  /** Checks ranges. */
  public ShowSection {
    if (right < 0) {
      throw new IllegalArgumentException("right: must be 0 or more but was " + right);
    }
    if (wrong < 0) {
      throw new IllegalArgumentException("wrong: must be 0 or more but was " + wrong);
    }
  }
}
