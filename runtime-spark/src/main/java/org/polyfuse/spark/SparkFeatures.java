package org.polyfuse.spark;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.polyfuse.api.data.Damage;
import org.polyfuse.runtime.cluster.FeatureOrder;
import org.polyfuse.runtime.cluster.FeatureSummary;
import org.polyfuse.runtime.config.Resolved;

/** Features, written by tasks where they belong; the driver sees counts and damage alone. */
final class SparkFeatures {

  private final JavaSparkContext spark;

  SparkFeatures(JavaSparkContext spark) {
    this.spark = spark;
  }

  FeatureSummary make(FeatureOrder order) {
    FeatureShipment shipment =
        new FeatureShipment(
            Resolved.of(order.study()).yaml(),
            ShippedFolder.all(spark, order.inits()),
            ShippedFolder.all(spark, order.pluginPath()),
            order.folder().map(each -> each.toAbsolutePath().toString()).orElse(null),
            spark.getConf().getInt("spark.task.cpus", 1));
    List<ShippedRecording> recordings =
        order.dataset().recordings().stream()
            .map(each -> ShippedRecording.of(each, order.dataset().target()))
            .toList();
    try (TaskTimes times = TaskTimes.of(spark)) {
      List<FeaturesMade> parts =
          new Portions(spark).of(recordings).mapPartitions(new MakePartition(shipment)).collect();
      return summary(parts, times.seconds());
    }
  }

  private static FeatureSummary summary(List<FeaturesMade> parts, double seconds) {
    long whole = 0;
    List<Damage> damage = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (FeaturesMade made : parts) {
      whole += made.whole();
      made.damage()
          .forEach(
              each ->
                  damage.add(
                      new Damage(each.recording(), each.stream(), each.reason(), each.skipped())));
      if (!made.fault().isEmpty()) {
        faults.add(made.fault());
      }
    }
    return new FeatureSummary(whole, damage, faults, seconds);
  }
}
