package org.polyfuse.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.runtime.Polyfuse;
import org.polyfuse.runtime.Prediction;
import org.polyfuse.runtime.cluster.Cluster;
import org.polyfuse.runtime.cluster.Clusters;
import org.polyfuse.runtime.cluster.PredictionOrder;
import org.polyfuse.runtime.cluster.PredictionSummary;

class PredictionOnSparkTest {

  @TempDir Path folder;

  @Test
  void predictions_are_parquet_and_a_damaged_recording_is_named_in_them() throws IOException {
    Path run = Tables.here().trainings().get(0).folder();
    PredictionOrder order =
        new PredictionOrder(
            run,
            OptionalInt.empty(),
            manifest(),
            List.of(),
            List.of(),
            folder.resolve("out").toString());

    try (Cluster cluster = Clusters.open("local[2]")) {
      PredictionSummary done = cluster.predict(order);
      assertThat(done).isEqualTo(new PredictionSummary(5, 2, 0, done.seconds()));
      assertThat(done.seconds()).isPositive();
      assertThatThrownBy(() -> cluster.predict(order))
          .isInstanceOf(PolyfuseException.class)
          .hasMessageContaining("--output: must be a new folder");
      checkRows(run);
    }
  }

  /** One label is a class of the system, the other none. */
  private Path manifest() throws IOException {
    Path manifest = Sounds.write(folder);
    return Files.writeString(manifest, Files.readString(manifest).replace(",low,", ",sad,"));
  }

  private void checkRows(Path run) {
    List<Row> rows =
        SparkSession.active()
            .read()
            .parquet(folder.resolve("out").toString())
            .orderBy("id")
            .collectAsList();
    assertThat(rows)
        .extracting(row -> row.<String>getAs("id"))
        .containsExactly("0", "1", "2", "3", "4", "broken", "gone");
    assertThat(rows)
        .extracting(row -> row.<String>getAs("label"))
        .containsExactly("sad", null, "sad", null, "sad", "sad", null);
    assertThat(rows.subList(5, 7))
        .allSatisfy(
            row -> {
              assertThat(row.<String>getAs("predicted")).isNull();
              assertThat(row.<String>getAs("damage")).contains(row.<String>getAs("id") + ".wav");
            });
    try (Polyfuse polyfuse = Polyfuse.open(run)) {
      for (Row row : rows.subList(0, 5)) {
        String id = row.getAs("id");
        Prediction expected =
            polyfuse.predict(
                Recording.of(id, Map.of("audio", StreamSource.of(folder.resolve(id + ".wav")))));
        Map<String, Double> posteriors = row.getJavaMap(row.fieldIndex("posteriors"));
        assertThat(row.<String>getAs("predicted")).isEqualTo(expected.label());
        expected
            .posteriors()
            .forEach((name, p) -> assertThat(posteriors.get(name)).isCloseTo(p, within(1e-6)));
        Map<String, Row> attention = row.getJavaMap(row.fieldIndex("attention"));
        assertThat(attention.get("audio").<Integer>getAs("steps"))
            .isEqualTo(expected.attention().get("audio").size());
      }
    }
  }
}
