package org.polyfuse.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.cluster.Cluster;
import org.polyfuse.runtime.cluster.FeatureOrder;
import org.polyfuse.runtime.cluster.FeatureSummary;
import org.polyfuse.runtime.cluster.PredictionOrder;
import org.polyfuse.runtime.cluster.PredictionSummary;
import org.polyfuse.runtime.engine.NativeMode;
import org.polyfuse.runtime.files.WholeFolder;
import org.polyfuse.runtime.table.RunHost;

/**
 * A connection to Spark. What {@code spark-submit} or {@code -Dspark.*} set holds; the rest is set
 * here so that executors compute what this machine would.
 */
final class SparkCluster implements Cluster {

  /** Beginnings of variables that decide which bits native code computes: executors get ours. */
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
          "LC_ALL",
          "LANG");

  /** Set by {@code spark-submit}. */
  private static final String SUBMITTED = "spark.submit.deployMode";

  private final JavaSparkContext spark;
  private final Path home;

  private SparkCluster(JavaSparkContext spark, Path home) {
    this.spark = spark;
    this.home = home;
  }

  /**
   * Connects.
   *
   * @throws PolyfuseException if the master refuses
   */
  static SparkCluster open(String master) {
    String given = System.getProperty("polyfuse.spark.home"); // by the launcher
    Path home = given == null ? temporaryFolder() : Path.of(given);
    try {
      return new SparkCluster(new JavaSparkContext(conf(master, home)), home);
    } catch (Exception e) { // Spark declares none of what it throws
      delete(home);
      throw refusal(master, e);
    }
  }

  private static SparkConf conf(String master, Path home) {
    SparkConf conf = new SparkConf().setMaster(master).setIfMissing("spark.app.name", "polyfuse");
    conf.setIfMissing("spark.log.level", "WARN");
    conf.setIfMissing("spark.ui.enabled", "false");
    NativeMode.ofProcess()
        .variables()
        .forEach((name, value) -> conf.setIfMissing("spark.executorEnv." + name, value));
    System.getenv()
        .forEach(
            (name, value) -> {
              if (NATIVE.stream().anyMatch(name::startsWith)) {
                conf.setIfMissing("spark.executorEnv." + name, value);
              }
            });
    String classPath = System.getProperty("java.class.path");
    if (System.getProperty(SUBMITTED) != null) {
      return conf; // it has brought the jars
    }
    if (master.startsWith("local")) {
      ofThisMachine(home, classPath).forEach(conf::setIfMissing);
    } else {
      conf.setIfMissing("spark.jars", String.join(",", TravellingJars.of(classPath)));
    }
    return conf;
  }

  /** Executors of this machine have the very class path, and nobody outside can reach them. */
  private static Map<String, String> ofThisMachine(Path home, String classPath) {
    return Map.of(
        "spark.home", home.toString(),
        "spark.local.dir", home.resolve("local").toString(),
        "spark.driver.host", "127.0.0.1",
        "spark.driver.bindAddress", "127.0.0.1",
        "spark.executorEnv.SPARK_LOCAL_IP", "127.0.0.1",
        // it finds the jars by the class path, not in an installation of Spark
        "spark.executorEnv.SPARK_SCALA_VERSION", "2.13",
        "spark.executorEnv.SPARK_TESTING", "1",
        "spark.executor.extraClassPath", classPath);
  }

  private static PolyfuseException refusal(String master, Exception e) {
    Throwable reason = e.getCause() instanceof SparkException cause ? cause : e;
    return new PolyfuseException(
        String.format(
            Locale.ROOT,
            "--on: must be a Spark master that can be reached but '%s' cannot: %s",
            master,
            String.valueOf(reason.getMessage()).lines().findFirst().orElse(reason.toString())));
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("polyfuse-spark");
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary folder can be made: " + e, e);
    }
  }

  private static void delete(Path folder) {
    try {
      WholeFolder.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": cannot be deleted: " + e, e);
    }
  }

  @Override
  public RunHost runs() {
    return new SparkHost(spark);
  }

  @Override
  public PredictionSummary predict(PredictionOrder order) {
    return LostSession.told(spark, () -> new SparkPrediction(spark).predict(order));
  }

  @Override
  public FeatureSummary features(FeatureOrder order) {
    return LostSession.told(spark, () -> new SparkFeatures(spark).make(order));
  }

  @Override
  public void close() {
    spark.close();
    delete(home);
  }
}
