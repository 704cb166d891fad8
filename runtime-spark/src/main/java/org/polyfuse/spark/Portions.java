package org.polyfuse.spark;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/** Cuts a list into the tasks of a job. */
final class Portions {

  /** So many are a task at most: a lost executor loses little. */
  private static final int MOST = 256;

  /** So many tasks for each place at least, so that all end at about the same time. */
  private static final int EACH = 16;

  private final JavaSparkContext spark;

  Portions(JavaSparkContext spark) {
    this.spark = spark;
  }

  <T extends Serializable> JavaRDD<T> of(List<T> all) {
    int even = EACH * spark.defaultParallelism();
    int bounded = (all.size() + MOST - 1) / MOST;
    return spark.parallelize(all, Math.max(1, Math.min(all.size(), Math.max(even, bounded))));
  }
}
