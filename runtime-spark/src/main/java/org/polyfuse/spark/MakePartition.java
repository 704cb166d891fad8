package org.polyfuse.spark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.polyfuse.runtime.run.FeatureMaking;

/** Makes the features of a partition; only what was damaged is told. */
record MakePartition(FeatureShipment shipment)
    implements FlatMapFunction<Iterator<ShippedRecording>, FeaturesMade> {

  @Override
  public Iterator<FeaturesMade> call(Iterator<ShippedRecording> recordings) {
    OpenedFeatures opened = OpenedFeatures.of(shipment);
    List<FeaturesMade.Row> damage = new ArrayList<>();
    String fault = "";
    long whole = 0;
    while (recordings.hasNext()) {
      FeatureMaking.Made made = opened.make(recordings.next());
      whole += made.whole() ? 1 : 0;
      made.damage()
          .forEach(
              each ->
                  damage.add(
                      new FeaturesMade.Row(
                          each.recording(), each.stream(), each.reason(), each.skipped())));
      fault = fault.isEmpty() ? made.fault() : fault;
    }
    return List.of(new FeaturesMade(whole, damage, fault)).iterator();
  }
}
