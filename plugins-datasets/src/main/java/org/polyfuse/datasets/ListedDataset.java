package org.polyfuse.datasets;

import java.util.List;
import org.polyfuse.api.Target;
import org.polyfuse.api.data.Damage;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.Recording;

/**
 * A corpus as listed once.
 *
 * @param target what labels mean
 * @param recordings those that are listed, in the corpus's order
 * @param damage what was found wrong while listing
 * @param remarks one line each
 */
public record ListedDataset(
    Target target, List<Recording> recordings, List<Damage> damage, List<String> remarks)
    implements Dataset {

  /** Copies the lists. */
  public ListedDataset {
    recordings = List.copyOf(recordings);
    damage = List.copyOf(damage);
    remarks = List.copyOf(remarks);
  }
}
