package org.polyfuse.spark;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.resource.ResourceInformation;
import org.polyfuse.runtime.files.WholeFolder;
import org.polyfuse.runtime.table.JavaProgram;
import org.polyfuse.runtime.table.RunOrder;
import org.polyfuse.runtime.table.RunProcess;

/** What an executor does: the ordinary program, in a process of its own. */
final class RunTask implements Function<RunShipment, RunDelivery> {

  private static final long serialVersionUID = 1;

  @Override
  public RunDelivery call(RunShipment shipment) throws IOException, InterruptedException {
    Path work = Files.createTempDirectory("polyfuse-run");
    try {
      Path config = Path.of(shipment.configFile());
      Path folder = Path.of(shipment.folder());
      Path runs = Path.of(shipment.runs());
      boolean shared = shipment.isShared();
      if (!shared) {
        config = Files.writeString(work.resolve(config.getFileName()), shipment.config());
        runs = Files.createDirectory(work.resolve("runs"));
        folder = runs.resolve(folder.getFileName());
        for (ShippedFolder init : shipment.inits()) {
          Path here = init.here();
          Files.createSymbolicLink(runs.resolve(here.getFileName()), here); // as configs name it
        }
      }
      Path log = work.resolve("log");
      List<Path> plugins = shipment.plugins().stream().map(ShippedFolder::here).toList();
      List<String> warnings = Collections.synchronizedList(new ArrayList<>());
      int code =
          run(shipment, new RunOrder(config, folder, runs, List.of(), plugins, log), warnings);
      byte[] archive = !shared && code == 0 ? FolderArchive.pack(folder) : new byte[0];
      return new RunDelivery(
          code,
          new String(Files.readAllBytes(log), StandardCharsets.UTF_8),
          new ArrayList<>(warnings),
          archive);
    } finally {
      WholeFolder.delete(work);
    }
  }

  private static int run(RunShipment shipment, RunOrder order, List<String> warnings)
      throws InterruptedException {
    RunProcess process =
        RunProcess.start(
            new JavaProgram(shipment.options(), classPath(), devices()),
            order.arguments(),
            order.log(),
            shipment.threads());
    try {
      return process.await(share -> {}, warnings::add);
    } catch (InterruptedException e) {
      process.stop(); // the task was cancelled: it saves its state
      process.await(share -> {}, warnings::add);
      throw e;
    }
  }

  /** The GPUs that Spark gave this task, if it gives any: the process sees no others. */
  private static Map<String, String> devices() {
    TaskContext task = TaskContext.get();
    return task == null ? Map.of() : devices(task.resourcesJMap());
  }

  static Map<String, String> devices(Map<String, ResourceInformation> given) {
    ResourceInformation gpus = given.get("gpu");
    return gpus == null
        ? Map.of()
        : Map.of("CUDA_VISIBLE_DEVICES", String.join(",", gpus.addresses()));
  }

  /**
   * Where this executor has its classes: jars it was started with, and jars that came with the job.
   */
  static List<String> classPath() {
    Set<String> places = new LinkedHashSet<>();
    for (ClassLoader each = Thread.currentThread().getContextClassLoader();
        each != null;
        each = each.getParent()) {
      if (each instanceof URLClassLoader loader) {
        for (URL url : loader.getURLs()) {
          places.add(file(url));
        }
      }
    }
    places.addAll(List.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator)));
    return new ArrayList<>(places);
  }

  private static String file(URL url) {
    try {
      return Path.of(url.toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(url + ": is no file", e);
    }
  }
}
