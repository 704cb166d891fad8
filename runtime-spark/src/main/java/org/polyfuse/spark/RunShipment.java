package org.polyfuse.spark;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.spark.api.java.JavaSparkContext;
import org.polyfuse.runtime.table.RunOrder;

/**
 * A run on its way to an executor.
 *
 * @param config the text of its config
 * @param configFile where that stands on the driver's machine
 * @param folder the run's folder on the driver's machine
 * @param runs the folder of run folders there
 * @param token a file there and what it holds: who reads that shares the folder
 * @param inits runs whose weights it starts from
 * @param plugins folders of plugins
 * @param options of java
 * @param threads that it may use
 */
record RunShipment(
    String config,
    String configFile,
    String folder,
    String runs,
    String token,
    List<ShippedFolder> inits,
    List<ShippedFolder> plugins,
    List<String> options,
    int threads)
    implements Serializable {

  private static final String TOKEN = ".cluster-";

  /** A token as old as this was left by a driver that was killed. */
  private static final Duration OLD = Duration.ofDays(30);

  static RunShipment of(JavaSparkContext spark, RunOrder order, List<String> options, int threads) {
    Path runs = order.runs().toAbsolutePath().normalize();
    String token = UUID.randomUUID().toString();
    try {
      Files.createDirectories(runs);
      deleteOld(runs);
      Files.writeString(runs.resolve(TOKEN + token), token);
      return new RunShipment(
          Files.readString(order.config()),
          order.config().toAbsolutePath().toString(),
          order.folder().toAbsolutePath().toString(),
          runs.toString(),
          token,
          ShippedFolder.all(spark, order.inits()),
          ShippedFolder.all(spark, order.pluginPath()),
          List.copyOf(options),
          threads);
    } catch (IOException e) {
      throw new UncheckedIOException(runs + ": cannot be written: " + e, e);
    }
  }

  private static void deleteOld(Path runs) throws IOException {
    Instant before = Instant.now().minus(OLD);
    try (DirectoryStream<Path> tokens = Files.newDirectoryStream(runs, TOKEN + "*")) {
      for (Path token : tokens) {
        if (lastModified(token).isBefore(before)) {
          Files.deleteIfExists(token);
        }
      }
    }
  }

  /** Now, if another driver has deleted it meanwhile. */
  private static Instant lastModified(Path token) throws IOException {
    try {
      return Files.getLastModifiedTime(token).toInstant();
    } catch (NoSuchFileException e) {
      return Instant.now();
    }
  }

  Path tokenFile() {
    return Path.of(runs, TOKEN + token);
  }

  /** Whether this machine sees the driver's folder of runs under the same path. */
  boolean isShared() {
    try {
      return Files.isRegularFile(tokenFile()) && Files.readString(tokenFile()).equals(token);
    } catch (IOException e) {
      throw new UncheckedIOException(tokenFile() + ": cannot be read: " + e, e);
    }
  }
}
