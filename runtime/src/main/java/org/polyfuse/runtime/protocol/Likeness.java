package org.polyfuse.runtime.protocol;

import java.util.List;

/**
 * Recordings of one corpus that hold the same, or some of the same; no recording of training should
 * be tested under another name.
 *
 * @param kind how much of the same
 * @param ids two or more recordings
 * @param what they have in common, for a message: {@code both x.wav}
 */
public record Likeness(Kind kind, List<String> ids, String what) {

  /** How much of the same. */
  public enum Kind {
    /** The same files, or files of the same bytes, in every stream that says anything. */
    SAME,
    /** The same features in some stream. */
    SHARED,
    /** Spans of one file that lie on each other for the most part. */
    OVERLAP
  }

  /** Copies the ids. */
  public Likeness {
    ids = List.copyOf(ids);
  }
}
