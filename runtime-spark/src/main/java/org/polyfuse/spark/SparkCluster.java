package org.polyfuse.spark;

import java.io.File;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.polyfuse.runtime.cluster.Cluster;
import org.polyfuse.runtime.table.RunHost;

/**
 * A connection to Spark. What {@code spark-submit} or {@code -Dspark.*} set holds; the rest is set
 * here so that executors compute what this machine would.
 */
final class SparkCluster implements Cluster {

  /** Variables that decide which bits native code computes; executors get them as they are here. */
  private static final List<String> NATIVE =
      List.of(
          "MKL_",
          "ONEDNN_",
          "DNNL_",
          "TF_",
          "OMP_",
          "KMP_",
          "ATEN_",
          "PYTORCH_",
          "OPT_OUT_",
          "POLYFUSE_");

  private final JavaSparkContext spark;

  private SparkCluster(JavaSparkContext spark) {
    this.spark = spark;
  }

  static SparkCluster open(String master) {
    SparkConf conf =
        new SparkConf()
            .setIfMissing("spark.master", master)
            .setIfMissing("spark.app.name", "polyfuse");
    conf.setMaster(master);
    conf.setIfMissing("spark.ui.enabled", "false");
    System.getenv()
        .forEach(
            (name, value) -> {
              if (NATIVE.stream().anyMatch(name::startsWith)) {
                conf.setIfMissing("spark.executorEnv." + name, value);
              }
            });
    if (master.startsWith("local")) {
      onThisMachine(conf);
    }
    return new SparkCluster(new JavaSparkContext(conf));
  }

  /** Executors of this machine read the very class path, and nobody outside can reach them. */
  private static void onThisMachine(SparkConf conf) {
    Map.of(
            "spark.driver.host", "127.0.0.1",
            "spark.driver.bindAddress", "127.0.0.1",
            "spark.executorEnv.SPARK_LOCAL_IP", "127.0.0.1",
            "spark.executorEnv.SPARK_SCALA_VERSION", "2.13",
            "spark.executorEnv.SPARK_TESTING", "1",
            "spark.executor.extraClassPath", System.getProperty("java.class.path"))
        .forEach(conf::setIfMissing);
  }

  @Override
  public RunHost runs() {
    return new SparkHost(spark);
  }

  @Override
  public void close() {
    spark.close();
  }

  static String pathSeparator() {
    return File.pathSeparator;
  }
}
