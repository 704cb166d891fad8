package org.polyfuse.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.cluster.Cluster;
import org.polyfuse.cluster.Clusters;
import org.polyfuse.tables.plan.RunPlan;
import org.polyfuse.tables.plan.TablePlan;
import org.polyfuse.tables.run.TableProgress;

class TablesOnSparkTest {

  private static final List<String> RESULTS =
      List.of("predictions.csv", "fold-1/weights.safetensors", "fold-1/validation.csv");

  @TempDir Path folder;

  @Test
  void a_table_is_the_same_to_the_bit_on_a_cluster_that_loses_an_executor() throws IOException {
    TablePlan here = Tables.here();
    TablePlan there = Tables.plan(folder, "there");
    leaveTokenOfKilledDriver();
    AtomicInteger killed = new AtomicInteger();
    try (Cluster cluster = Clusters.open("local-cluster[2,1,1024]")) {
      Tables.run(there, cluster.runs(), killing(killed));
    }
    assertThat(killed).as("executors that were killed").hasValue(1);
    assertThat(there.trainings()).hasSameSizeAs(here.trainings());
    for (RunPlan run : here.trainings()) {
      Path other = folder.resolve("there").resolve(run.folder().getFileName());
      for (String result : RESULTS) {
        assertThat(other.resolve(result)).hasSameBinaryContentAs(run.folder().resolve(result));
      }
    }
    try (var left = Files.list(folder.resolve("there"))) {
      assertThat(left.filter(each -> each.getFileName().toString().startsWith(".cluster")))
          .isEmpty();
    }
  }

  private void leaveTokenOfKilledDriver() throws IOException {
    Path runs = Files.createDirectories(folder.resolve("there"));
    Path token = Files.createFile(runs.resolve(".cluster-old"));
    Files.setLastModifiedTime(token, FileTime.from(Instant.now().minus(Duration.ofDays(31))));
  }

  /** Kills an executor as soon as it carries out a run. */
  private static TableProgress killing(AtomicInteger killed) {
    return new TableProgress() {
      @Override
      public void at(double share) {
        if (killed.get() == 0) {
          ProcessHandle.current()
              .children()
              .filter(each -> each.children().findAny().isPresent()) // the process of a run
              .findFirst()
              .ifPresent(
                  executor -> {
                    executor.destroyForcibly();
                    killed.incrementAndGet();
                  });
        }
      }
    };
  }
}
