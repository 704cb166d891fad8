package org.polyfuse.spark;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.polyfuse.runtime.cluster.FeatureTask;
import org.polyfuse.runtime.run.FeatureMaking;

/**
 * The front-ends of a study, opened once in each process and kept until it ends. Safe for use from
 * several threads.
 */
final class OpenedFeatures {

  private static final Map<FeatureShipment, OpenedFeatures> OPENED = new ConcurrentHashMap<>();

  private final FeatureTask task;
  private final ListedRecordings listed;

  private OpenedFeatures(FeatureShipment shipment) {
    task = shipment.open();
    listed = new ListedRecordings(task::dataset);
  }

  static OpenedFeatures of(FeatureShipment shipment) {
    return OPENED.computeIfAbsent(shipment, OpenedFeatures::new);
  }

  FeatureMaking.Made make(ShippedRecording recording) {
    return task.making().of(recording.here(listed::get));
  }
}
