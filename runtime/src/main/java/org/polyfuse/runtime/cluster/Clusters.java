package org.polyfuse.runtime.cluster;

import java.util.Locale;
import java.util.ServiceLoader;
import org.polyfuse.api.PolyfuseException;

/** Finds the module that knows a master. */
public final class Clusters {

  private Clusters() {}

  /**
   * Connects to a cluster.
   *
   * @param master as {@code --on} names it
   * @throws PolyfuseException if no module on the class path knows it, or it cannot be reached
   */
  public static Cluster open(String master) {
    for (ClusterFactory each : ServiceLoader.load(ClusterFactory.class)) {
      if (each.takes(master)) {
        return each.open(master);
      }
    }
    throw new PolyfuseException(
        String.format(
            Locale.ROOT,
            "--on: must be a master that a module on the class path knows but was '%s'. Spark's are"
                + " local[N], local-cluster[N,CORES,MIB], spark://HOST:PORT, yarn and k8s://URL;"
                + " their module is polyfuse-runtime-spark.",
            master));
  }
}
