package org.polyfuse.runtime.config;

/** In which words settings are written. */
enum Wording {
  /** Every setting by its name of today. */
  TODAY,
  /**
   * What a run is told by, the same for good: names as they were first, and no setting that came
   * {@link Later} and has its default.
   */
  FIRST
}
