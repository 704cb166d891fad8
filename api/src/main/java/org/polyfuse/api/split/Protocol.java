package org.polyfuse.api.split;

import java.util.List;
import java.util.Optional;
import org.polyfuse.api.data.Recording;

/**
 * Splits a corpus. No group of the kind that it splits by stands on two sides of a fold. Immutable.
 * A run checks what comes out, whatever the protocol: no recording twice in a fold, no group of
 * {@link #by} and no speaker on two sides, no empty training or test part.
 */
public interface Protocol {

  /**
   * The folds, one or more, numbered from 1 on. The same recordings and the same seed give the same
   * folds.
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
