package org.polyfuse.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmittedTest {

  @TempDir Path folder;

  @Test
  void a_submitted_command_runs_on_the_master_that_spark_was_told() {
    String[] command = {"ablate", "table.yaml"};
    assertThat(Submitted.arguments(command, "yarn"))
        .containsExactly("ablate", "--on=yarn", "table.yaml");
    assertThat(Submitted.arguments(command, null)).containsExactly(command);
    String[] named = {"ablate", "table.yaml", "--on", "local[2]"};
    assertThat(Submitted.arguments(named, "yarn")).containsExactly(named);
  }

  @Test
  void jars_travel_that_a_cluster_does_not_have() throws IOException {
    assertThat(TravellingJars.sparks())
        .anyMatch(each -> each.startsWith("spark-core_"))
        .anyMatch(each -> each.startsWith("scala-library-"))
        .noneMatch(each -> each.startsWith("polyfuse-") || each.startsWith("pytorch-"));
    String spark = TravellingJars.sparks().iterator().next();
    Path sparks = Files.createFile(folder.resolve(spark));
    Path ours = Files.createFile(folder.resolve("pytorch-engine-1.jar"));
    assertThat(TravellingJars.of(sparks + File.pathSeparator + ours))
        .containsExactly(ours.toUri().toString());
  }
}
