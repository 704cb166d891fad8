package org.polyfuse.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.polyfuse.runtime.files.WholeFolder;
import org.polyfuse.runtime.table.RunOrder;
import org.polyfuse.runtime.table.StartedRun;

/** A run on the cluster: a job of one task. */
final class SparkRun implements StartedRun {

  private static final int LOST = 1;
  private static final int INTERRUPTED = 130;

  private final JavaSparkContext spark;
  private final JavaFutureAction<List<RunDelivery>> job;
  private final RunShipment shipment;
  private final RunOrder order;

  private SparkRun(
      JavaSparkContext spark,
      JavaFutureAction<List<RunDelivery>> job,
      RunShipment shipment,
      RunOrder order) {
    this.spark = spark;
    this.job = job;
    this.shipment = shipment;
    this.order = order;
  }

  /** Called from one thread; no other is kept for it. */
  static SparkRun submit(
      JavaSparkContext spark, String group, RunShipment shipment, RunOrder order) {
    spark.setJobGroup(group, order.folder().getFileName().toString(), true);
    try {
      return new SparkRun(
          spark,
          spark.parallelize(List.of(shipment), 1).map(new RunTask()).collectAsync(),
          shipment,
          order);
    } finally {
      spark.clearJobGroup();
    }
  }

  @Override
  public int await(DoubleConsumer progress, Consumer<String> warnings) throws InterruptedException {
    try {
      RunDelivery arrived = job.get().get(0);
      arrived.warnings().forEach(warnings);
      Files.writeString(order.log(), arrived.log());
      if (arrived.folder().length > 0) {
        WholeFolder.write(order.folder(), folder -> unpack(arrived.folder(), folder));
      }
      return arrived.code();
    } catch (CancellationException e) {
      return INTERRUPTED;
    } catch (ExecutionException e) {
      // with the session gone the run is not at fault: it goes on with the next one
      return job.isCancelled() || spark.sc().isStopped() ? INTERRUPTED : lost(e);
    } catch (IOException e) {
      throw new UncheckedIOException(order.log() + ": cannot be written: " + e, e);
    } finally {
      forget(shipment.tokenFile());
    }
  }

  private static Path unpack(byte[] archive, Path folder) throws IOException {
    FolderArchive.unpack(archive, folder);
    return folder;
  }

  private int lost(ExecutionException e) {
    try {
      Files.writeString(order.log(), "polyfuse: Spark gave the task up: " + e.getMessage() + "\n");
      return LOST;
    } catch (IOException unwritten) {
      throw new UncheckedIOException(order.log() + ": cannot be written: " + unwritten, unwritten);
    }
  }

  private static void forget(Path token) {
    try {
      Files.deleteIfExists(token);
    } catch (IOException e) {
      throw new UncheckedIOException(token + ": cannot be deleted: " + e, e);
    }
  }

  @Override
  public void stop() {
    job.cancel(true);
  }
}
