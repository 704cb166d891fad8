package org.polyfuse.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.spark.resource.ResourceInformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.runtime.config.Resolved;
import org.polyfuse.tables.plan.RunPlan;
import org.polyfuse.tables.plan.TablePlan;
import org.polyfuse.tables.process.JavaProgram;

class RunTaskTest {

  @TempDir Path folder;

  @Test
  void a_run_comes_back_whole_from_a_machine_that_does_not_see_the_folder()
      throws IOException, InterruptedException {
    TablePlan plan = Tables.here();
    RunPlan run =
        plan.trainings().stream().filter(each -> !each.needs().isEmpty()).findFirst().orElseThrow();

    RunDelivery delivery = new RunTask().call(shipment(run));
    assertThat(delivery.code()).as(delivery.log()).isZero();
    Path back = Files.createDirectory(folder.resolve("back"));
    FolderArchive.unpack(delivery.folder(), back);
    for (String result : List.of("predictions.csv", "config.yaml", "fold-1/weights.safetensors")) {
      assertThat(back.resolve(result)).hasSameBinaryContentAs(run.folder().resolve(result));
    }
  }

  private RunShipment shipment(RunPlan run) {
    List<ShippedFolder> inits =
        run.needs().stream().map(each -> new ShippedFolder(each.toString(), null)).toList();
    String elsewhere = folder.resolve("not-mounted").toString();
    return new RunShipment(
        Resolved.of(run.study()).yaml(),
        elsewhere + "/job.yaml",
        elsewhere + "/" + run.folder().getFileName(),
        elsewhere,
        "no such token",
        inits,
        List.of(),
        JavaProgram.current().options(),
        1);
  }

  @Test
  void a_run_sees_the_devices_that_its_task_was_given_and_no_others() {
    assertThat(RunTask.devices(Map.of())).isEmpty();
    ResourceInformation gpus = new ResourceInformation("gpu", new String[] {"1", "3"});
    assertThat(RunTask.devices(Map.of("gpu", gpus)))
        .containsExactly(Map.entry("CUDA_VISIBLE_DEVICES", "1,3"));
  }

  @Test
  void an_archive_that_leads_out_of_the_folder_is_refused() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("../outside.txt"));
      zip.write("x".getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    Path inside = Files.createDirectory(folder.resolve("inside"));
    assertThatThrownBy(() -> FolderArchive.unpack(bytes.toByteArray(), inside))
        .isInstanceOf(IOException.class)
        .hasMessage("../outside.txt: leads out of the folder");
    assertThat(folder.resolve("outside.txt")).doesNotExist();
  }
}
