package org.polyfuse.spark;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.api.java.JavaSparkContext;
import org.polyfuse.runtime.table.JavaProgram;
import org.polyfuse.runtime.table.RunHost;
import org.polyfuse.runtime.table.RunOrder;
import org.polyfuse.runtime.table.StartedRun;

/** Each run is a Spark job of one task. */
final class SparkHost implements RunHost {

  private final JavaSparkContext spark;
  private final AtomicInteger count = new AtomicInteger();

  SparkHost(JavaSparkContext spark) {
    this.spark = spark;
  }

  /** As many as the cluster has places for now, and one that waits. */
  @Override
  public int atOnce() {
    return Math.max(1, spark.defaultParallelism()) + 1;
  }

  /** Plugins beside the launcher travel like others, and must not be found twice. */
  private static List<String> options() {
    return JavaProgram.current().options().stream()
        .filter(each -> !each.startsWith("-Dpolyfuse.home="))
        .toList();
  }

  @Override
  public StartedRun start(RunOrder order) {
    int threads = spark.getConf().getInt("spark.task.cpus", 1);
    RunShipment shipment = RunShipment.of(spark, order, options(), threads);
    String group = "polyfuse-" + count.incrementAndGet() + "-" + order.folder().getFileName();
    return LostSession.told(spark, () -> SparkRun.submit(spark, group, shipment, order));
  }
}
