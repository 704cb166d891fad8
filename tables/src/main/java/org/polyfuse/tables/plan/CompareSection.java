package org.polyfuse.tables.plan;

import org.polyfuse.api.Setting;
import org.polyfuse.runtime.config.Shorthand;

/** How the rows of a table are compared. */
@Shorthand
public record CompareSection(
    @Setting("The row that all others are compared with.") String against,
    @Setting(value = "mcnemar (exact), or matched-pairs (NIST's Z).", defaultsTo = "mcnemar")
        Test test,
    @Setting(value = "1: is the row better; 2: is it different.", defaultsTo = "2") int tails,
    @Setting(value = "Correction for several comparisons: holm or none.", defaultsTo = "holm")
        Adjust adjust) {

  /** The tests. */
  public enum Test {
    /** Exact McNemar. */
    MCNEMAR,
    /** The matched-pairs Z of NIST's scoring kit. */
    MATCHED_PAIRS
  }

  /** The corrections. */
  public enum Adjust {
    /** Holm's step-down. */
    HOLM,
    /** None. */
    NONE
  }

  /** Checks ranges. */
  public CompareSection {
    if (tails != 1 && tails != 2) {
      throw new IllegalArgumentException("tails: must be 1 or 2 but was " + tails);
    }
  }
}
