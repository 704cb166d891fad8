package org.polyfuse.runtime.run;

import java.nio.file.Path;
import org.polyfuse.runtime.plan.StudyData;
import org.polyfuse.runtime.study.Study;

/**
 * The unit of work: one system trained on one fold. A finished job is never run again.
 *
 * @param study the settings
 * @param fold from 1 on; 0 to train on every recording
 * @param epochs how many at most
 * @param folder where its results go
 */
public record Job(Study study, int fold, int epochs, Path folder) {

  /** The fold number of a job that trains on every recording. */
  public static final int FINAL = StudyData.FINAL;

  /** Whether it trains on every recording, with nothing to select or test on. */
  public boolean isFinal() {
    return fold == FINAL;
  }
}
