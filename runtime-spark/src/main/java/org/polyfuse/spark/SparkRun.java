package org.polyfuse.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.DoubleConsumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.polyfuse.runtime.files.WholeFolder;
import org.polyfuse.runtime.table.RunOrder;
import org.polyfuse.runtime.table.StartedRun;

/** A run on the cluster. */
final class SparkRun implements StartedRun {

  private static final int LOST = 1;
  private static final int INTERRUPTED = 130;

  private final JavaSparkContext spark;
  private final String group;
  private final RunShipment shipment;
  private final RunOrder order;
  private final CompletableFuture<RunDelivery> delivery = new CompletableFuture<>();
  private volatile boolean stopped;

  private SparkRun(JavaSparkContext spark, String group, RunShipment shipment, RunOrder order) {
    this.spark = spark;
    this.group = group;
    this.shipment = shipment;
    this.order = order;
  }

  static SparkRun submit(
      JavaSparkContext spark, String group, RunShipment shipment, RunOrder order) {
    SparkRun run = new SparkRun(spark, group, shipment, order);
    Thread thread = new Thread(run::carryOut, group);
    thread.setDaemon(true);
    thread.start();
    return run;
  }

  private void carryOut() {
    try {
      spark.setJobGroup(group, order.folder().getFileName().toString(), true);
      delivery.complete(
          spark.parallelize(List.of(shipment), 1).map(new RunTask()).collect().get(0));
    } catch (Exception e) { // Spark's own are undeclared and checked ones
      delivery.completeExceptionally(e);
    }
  }

  @Override
  public int await(DoubleConsumer progress) throws InterruptedException {
    try {
      RunDelivery arrived = delivery.get();
      Files.writeString(order.log(), arrived.log());
      if (arrived.folder().length > 0) {
        WholeFolder.write(order.folder(), folder -> unpack(arrived.folder(), folder));
      }
      return arrived.code();
    } catch (ExecutionException e) {
      return stopped ? INTERRUPTED : lost(e);
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
    stopped = true;
    spark.sc().cancelJobGroup(group);
  }
}
