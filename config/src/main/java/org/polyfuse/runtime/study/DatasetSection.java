package org.polyfuse.runtime.study;

import org.polyfuse.api.Choice;
import org.polyfuse.api.Setting;
import org.polyfuse.api.data.DatasetFactory;
import org.polyfuse.runtime.config.Inline;

/** The corpus. */
public record DatasetSection(
    @Setting("The corpus and its settings.") @Inline Choice<DatasetFactory<?>> source,
    @Setting(
            value = "What a recording that cannot be read whole does: skip it, or fail the run.",
            defaultsTo = "skip")
        OnDamage onDamage) {

  /** What to do about damage. */
  public enum OnDamage {
    /** Leave the recording out and name it in {@code damage.csv}. */
    SKIP,
    /** End the run. */
    FAIL
  }
}
