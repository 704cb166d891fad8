package org.polyfuse.runtime.protocol;

import java.util.List;
import java.util.Optional;
import org.polyfuse.api.data.Recording;

/**
 * Splits a corpus. No group of the kind that it splits by stands on two sides of a fold. Immutable.
 * Callers go through {@link Splits}, which checks what comes out.
 */
public interface Protocol {

  /**
   * The folds.
   *
   * @param recordings the labelled recordings that are left after damage, and those of the test
   *     part without a label if {@link #testsUnlabelled}
   * @param seed for what is drawn by chance
   * @throws org.polyfuse.api.PolyfuseException if it cannot be split so; the message says why
   */
  List<Fold> folds(List<Recording> recordings, long seed);

  /** True if there is one fold only by nature, whose trained model is the final one. */
  boolean single();

  /** The kind of group that it keeps whole; empty if it keeps none by itself. */
  default Optional<String> by() {
    return Optional.empty();
  }

  /** True if recordings of the corpus's test part are predicted also where no label is known. */
  default boolean testsUnlabelled() {
    return false;
  }

  /** True if the user wants the reported part to select as well. */
  default boolean selectsOnReported() {
    return false;
  }

  /** True if the user allows that groups stand on two sides of a fold. */
  default boolean allowsOverlap() {
    return false;
  }
}
