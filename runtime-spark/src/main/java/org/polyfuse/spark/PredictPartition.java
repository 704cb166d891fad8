package org.polyfuse.spark;

import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;

/**
 * Predicts the recordings of a partition, one after the other; what is damaged says so in its row.
 */
record PredictPartition(PredictionTask task)
    implements FlatMapFunction<Iterator<ShippedRecording>, Row> {

  @Override
  public Iterator<Row> call(Iterator<ShippedRecording> recordings) {
    OpenedSystem opened = OpenedSystem.of(task);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return recordings.hasNext();
      }

      @Override
      public Row next() {
        ShippedRecording recording = recordings.next();
        return PredictedRow.of(recording.label(), opened.predict(recording));
      }
    };
  }
}
