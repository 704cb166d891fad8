package org.polyfuse.spark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.polyfuse.api.PolyfuseException;

/**
 * Predicts the recordings of a partition, one after the other; what is damaged says so in its row.
 */
record PredictPartition(PredictionTask task) implements FlatMapFunction<Iterator<String>, Row> {

  @Override
  public Iterator<Row> call(Iterator<String> ids) {
    OpenedSystem opened = OpenedSystem.of(task);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return ids.hasNext();
      }

      @Override
      public Row next() {
        return predict(opened, ids.next());
      }
    };
  }

  private static Row predict(OpenedSystem opened, String id) {
    try {
      return PredictedRow.of(opened.system().predict(opened.recording(id)));
    } catch (PolyfuseException e) {
      List<String> problems = new ArrayList<>(e.problems());
      return PredictedRow.skipped(id, String.join(" ", problems));
    }
  }
}
