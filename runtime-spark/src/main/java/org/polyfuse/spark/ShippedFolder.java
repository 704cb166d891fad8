package org.polyfuse.spark;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.spark.SparkFiles;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;
import org.polyfuse.runtime.files.WholeFolder;

/**
 * A folder of the driver's machine that tasks need. Where the master is that machine it is used in
 * place, else it travels, once to each executor.
 *
 * @param path on the driver's machine
 * @param archive the name it travels under; null if it does not
 */
record ShippedFolder(String path, @Nullable String archive) implements Serializable {

  static ShippedFolder of(JavaSparkContext spark, Path folder) {
    String path = folder.toAbsolutePath().normalize().toString();
    if (spark.master().startsWith("local")) {
      return new ShippedFolder(path, null);
    }
    try {
      Path archive = Files.createTempFile("polyfuse-" + UUID.randomUUID(), ".zip");
      Files.write(archive, FolderArchive.pack(folder));
      spark.addFile(archive.toString());
      archive.toFile().deleteOnExit(); // executors may ask for it until the end
      return new ShippedFolder(path, archive.getFileName().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": cannot be sent to executors: " + e, e);
    }
  }

  static List<ShippedFolder> all(JavaSparkContext spark, List<Path> folders) {
    return new ArrayList<>(folders.stream().map(each -> of(spark, each)).toList());
  }

  /** Where it is on this machine; for tasks. */
  Path here() {
    return archive == null ? Path.of(path) : unpacked(archive);
  }

  private Path unpacked(String name) {
    Path target =
        Path.of(SparkFiles.getRootDirectory(), name + ".folder")
            .resolve(Path.of(path).getFileName());
    synchronized (ShippedFolder.class) { // tasks of one executor share it
      if (!Files.exists(target)) {
        WholeFolder.write(
            target,
            folder -> {
              FolderArchive.unpack(Files.readAllBytes(Path.of(SparkFiles.get(name))), folder);
              return folder;
            });
      }
    }
    return target;
  }
}
