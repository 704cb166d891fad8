package org.polyfuse.api.data;

import java.util.List;
import org.polyfuse.api.Target;

/**
 * A corpus. Listing its recordings reads labels and file names, never the streams. Immutable and
 * safe for use from several threads.
 */
public interface Dataset {

  /** What its labels mean. */
  Target target();

  /** All recordings, in an order that depends on the corpus alone. */
  List<Recording> recordings();

  /** What was found wrong while listing; recordings skipped there are not in the list. */
  default List<Damage> damage() {
    return List.of();
  }

  /** Remarks for the user, such as counts that differ from the published ones; one line each. */
  default List<String> remarks() {
    return List.of();
  }
}
