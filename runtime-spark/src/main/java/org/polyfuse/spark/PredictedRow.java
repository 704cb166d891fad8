package org.polyfuse.spark;

import static scala.jdk.javaapi.CollectionConverters.asScala;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.polyfuse.runtime.Prediction;
import org.polyfuse.runtime.run.FaultText;
import org.polyfuse.runtime.run.RecordingWork;
import org.polyfuse.runtime.weights.HostTensor;

/**
 * A prediction as a row: {@code id}, {@code label} if the manifest has a class of the system there,
 * {@code predicted}, {@code posteriors} by class, {@code attention} (for each modality the time in
 * seconds that its weights are centred at, and the heaviest step), {@code factors} of the fusion,
 * {@code remarks} on what was mended, and {@code damage}: why there is no prediction; with {@code
 * fault} if that is one of the program.
 */
final class PredictedRow {

  static final StructType SCHEMA =
      new StructType()
          .add("id", DataTypes.StringType, false)
          .add("label", DataTypes.StringType)
          .add("predicted", DataTypes.StringType)
          .add("posteriors", DataTypes.createMapType(DataTypes.StringType, DataTypes.DoubleType))
          .add("attention", DataTypes.createMapType(DataTypes.StringType, attention()))
          .add("factors", DataTypes.createMapType(DataTypes.StringType, DataTypes.DoubleType))
          .add("remarks", DataTypes.createArrayType(DataTypes.StringType))
          .add("damage", DataTypes.StringType)
          .add("fault", DataTypes.StringType);

  private PredictedRow() {}

  private static StructType attention() {
    return new StructType()
        .add("steps", DataTypes.IntegerType, false)
        .add("centre", DataTypes.DoubleType, false)
        .add("peak", DataTypes.DoubleType, false)
        .add("peakWeight", DataTypes.DoubleType, false);
  }

  static Row of(@Nullable String label, RecordingWork.Outcome<Prediction> outcome) {
    if (outcome.result().isPresent()) {
      return of(label, outcome.result().get());
    }
    return RowFactory.create(
        outcome.id(),
        label,
        null,
        null,
        null,
        null,
        new String[0],
        outcome.reason(),
        outcome.fault().map(FaultText::stackTrace).orElse(null));
  }

  private static Row of(@Nullable String label, Prediction prediction) {
    Map<String, Row> attention = new LinkedHashMap<>();
    prediction
        .attention()
        .forEach(
            (name, steps) -> {
              if (!steps.isEmpty()) {
                attention.put(name, summary(steps));
              }
            });
    return RowFactory.create(
        prediction.id(),
        label,
        prediction.label(),
        asScala(prediction.posteriors()),
        asScala(attention),
        asScala(factors(prediction)),
        prediction.remarks().toArray(new String[0]),
        null,
        null);
  }

  static Row skipped(String id, String reason) {
    return RowFactory.create(id, null, null, null, null, null, new String[0], reason, null);
  }

  private static Row summary(List<Prediction.AttendedStep> steps) {
    Prediction.AttendedStep peak = steps.get(0);
    double centre = 0;
    double sum = 0;
    for (Prediction.AttendedStep step : steps) {
      peak = step.weight() > peak.weight() ? step : peak;
      centre += step.weight() * step.centre();
      sum += step.weight();
    }
    return RowFactory.create(
        steps.size(), sum > 0 ? centre / sum : peak.centre(), peak.centre(), peak.weight());
  }

  /** Single numbers only; what has more axes is for reports. */
  private static Map<String, Double> factors(Prediction prediction) {
    Map<String, Double> factors = new HashMap<>();
    prediction
        .diagnostics()
        .forEach(
            (String name, HostTensor value) -> {
              if (value.values().length == 1) {
                factors.put(name, (double) value.values()[0]);
              }
            });
    return factors;
  }
}
