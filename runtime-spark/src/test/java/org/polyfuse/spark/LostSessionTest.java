package org.polyfuse.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.PolyfuseException;

class LostSessionTest {

  @Test
  void a_session_that_has_ended_is_told_in_words() {
    JavaSparkContext spark =
        new JavaSparkContext(
            new SparkConf()
                .setMaster("local[1]")
                .setAppName("lost")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.bindAddress", "127.0.0.1"));
    assertThat(LostSession.told(spark, () -> spark.parallelize(List.of(1, 2)).count()))
        .isEqualTo(2);
    assertThatThrownBy(
            () ->
                LostSession.told(
                    spark,
                    () -> {
                      throw new IllegalStateException("ours");
                    }))
        .hasMessage("ours");
    spark.stop();
    assertThatThrownBy(() -> LostSession.told(spark, () -> spark.parallelize(List.of(1)).count()))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageStartingWith(
            "--on: must be a Spark master that answers but 'local[1]' does not");
  }
}
