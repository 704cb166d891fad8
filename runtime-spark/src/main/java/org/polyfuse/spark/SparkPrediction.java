package org.polyfuse.spark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Damage;
import org.polyfuse.runtime.cluster.PredictionOrder;
import org.polyfuse.runtime.cluster.PredictionSummary;

/** Predictions as Parquet. Rows go from each task straight to the output; the driver sees none. */
final class SparkPrediction {

  private final JavaSparkContext spark;

  SparkPrediction(JavaSparkContext spark) {
    this.spark = spark;
  }

  PredictionSummary predict(PredictionOrder order) {
    String output = absolute(order.output());
    refuseExisting(output);
    PredictionTask task = task(order);
    // what is wrong is told before any task runs
    org.polyfuse.api.data.Dataset dataset = OpenedSystem.of(task).dataset();
    List<Row> skipped = new ArrayList<>();
    for (Damage each : dataset.damage()) {
      skipped.add(PredictedRow.skipped(each.recording(), each.reason()));
    }
    SparkSession session = SparkSession.builder().sparkContext(spark.sc()).getOrCreate();
    List<ShippedRecording> recordings =
        dataset.recordings().stream()
            .map(each -> ShippedRecording.of(each, dataset.target()))
            .toList();
    JavaRDD<Row> rows =
        new Portions(spark).of(recordings).mapPartitions(new PredictPartition(task));
    if (!skipped.isEmpty()) {
      rows = rows.union(spark.parallelize(skipped, 1));
    }
    double seconds;
    try (TaskTimes times = TaskTimes.of(spark)) {
      session.createDataFrame(rows, PredictedRow.SCHEMA).write().parquet(output);
      seconds = times.seconds();
    }
    return summary(session.read().parquet(output), seconds);
  }

  private static PredictionSummary summary(Dataset<Row> written, double seconds) {
    long all = written.count();
    long predicted = written.filter("damage is null").count();
    long faults = written.filter("fault is not null").count();
    return new PredictionSummary(predicted, all - predicted, faults, seconds);
  }

  private PredictionTask task(PredictionOrder order) {
    return new PredictionTask(
        ShippedFolder.of(spark, order.run()),
        order.fold().orElse(0),
        order.manifest().toAbsolutePath().normalize().toString(),
        new ArrayList<>(order.settings()),
        ShippedFolder.all(spark, order.pluginPath()),
        spark.getConf().getInt("spark.task.cpus", 1));
  }

  /** A path that executors understand as the driver does; what names a file system stays. */
  private static String absolute(String output) {
    return output.matches("[a-z][a-z0-9+.-]+:.*")
        ? output
        : Path.of(output).toAbsolutePath().normalize().toUri().toString();
  }

  private void refuseExisting(String output) {
    try {
      org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(output);
      FileSystem files = path.getFileSystem(spark.hadoopConfiguration());
      if (files.exists(path)) {
        throw new PolyfuseException(
            String.format(
                Locale.ROOT,
                "--output: must be a new folder but '%s' is there. Choose another.",
                output));
      }
    } catch (java.io.IOException e) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT, "--output: must be a place that can be reached but '%s': %s", output, e),
          e);
    }
  }
}
