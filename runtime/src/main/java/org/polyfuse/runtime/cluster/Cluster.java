package org.polyfuse.runtime.cluster;

import org.polyfuse.runtime.table.RunHost;

/** A connection to a cluster. Closing it stops what it still does. */
public interface Cluster extends AutoCloseable {

  /** Carries out the runs of tables there. */
  RunHost runs();

  @Override
  void close();
}
