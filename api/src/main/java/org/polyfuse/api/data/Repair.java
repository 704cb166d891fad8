package org.polyfuse.api.data;

import java.util.Locale;

/**
 * How much of a stream a front-end had to mend or to do without, such as pictures without a face.
 * The runtime names recordings where it is more than nothing, and tells the share over the corpus.
 *
 * @param what of what, and what was done, in a few words: {@code frames without a face, passed
 *     whole}
 * @param part how many; 0 where all is well
 * @param whole of how many
 */
public record Repair(String what, long part, long whole) {

  /** Checks that the part is one. */
  public Repair {
    if (what.isBlank() || part < 0 || part > whole) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "repair: must be a part of a whole but was '%s': %d of %d",
              what,
              part,
              whole));
    }
  }
}
