package org.polyfuse.spark;

import java.util.regex.Pattern;
import org.polyfuse.runtime.cluster.Cluster;
import org.polyfuse.runtime.cluster.ClusterFactory;

/** Spark's masters. */
public final class SparkClusterFactory implements ClusterFactory {

  private static final Pattern MASTER =
      Pattern.compile("local(\\[[^\\]]+\\])?|local-cluster\\[[^\\]]+\\]|(spark|k8s)://.+|yarn");

  /** Found by ServiceLoader. */
  public SparkClusterFactory() {}

  @Override
  public boolean takes(String master) {
    return MASTER.matcher(master).matches();
  }

  @Override
  public Cluster open(String master) {
    return SparkCluster.open(master);
  }
}
