package org.polyfuse.runtime.check;

import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.runtime.plan.StudyParts;
import org.polyfuse.runtime.protocol.Splits;
import org.polyfuse.runtime.study.Study;

/** Tells before anything runs whether a study leaves recordings to choose on. */
public final class ValidationPart {

  private ValidationPart() {}

  /**
   * Whether some fold of a study has no validation part. The dataset is listed and split; no stream
   * is read.
   *
   * @return false also if the data cannot be split as they are listed: the run tells why, unless
   *     what is in the way turns out to be damaged
   */
  public static boolean isMissing(Study study) {
    try {
      Dataset dataset = StudyParts.dataset(study);
      return Splits.of(
              StudyParts.protocol(study),
              dataset.recordings(),
              dataset.target().names(),
              study.seed())
          .folds()
          .stream()
          .anyMatch(fold -> fold.validation().isEmpty());
    } catch (PolyfuseException e) {
      return false;
    }
  }
}
