package org.polyfuse.runtime.cluster;

/** The SPI of clusters; found by {@link java.util.ServiceLoader}. */
public interface ClusterFactory {

  /** Whether it knows how to reach such a master, {@code local[2]} or {@code spark://host:7077}. */
  boolean takes(String master);

  /**
   * Connects.
   *
   * @throws org.polyfuse.api.PolyfuseException if the master cannot be reached or refuses
   */
  Cluster open(String master);
}
