package org.polyfuse.system;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;

/**
 * The classes that commands load, laid out for Java to map, as {@code ./polyfuse} has them: a
 * process starts faster. Made once a build, by whoever comes first; others do without until it is
 * there. Java takes jars alone, which is what {@code mvn verify} has.
 */
final class SharedClasses {

  private static final Path FOLDER = Places.home().resolve("src/test/target");
  private static final Path ARCHIVE = FOLDER.resolve("classes.jsa");

  private SharedClasses() {}

  /** What Java is to be told for that class path; nothing where there is no archive. */
  static List<String> options(List<String> classPath) {
    List<Path> jars = classPath.stream().map(Path::of).toList();
    if (!jars.stream().allMatch(Files::isRegularFile)) {
      return List.of();
    }
    try {
      if (!isFresh(jars)) {
        make(jars);
      }
      return isFresh(jars)
          ? List.of(
              "-XX:SharedArchiveFile=" + ARCHIVE,
              "-Xshare:auto",
              "-Xlog:cds=off",
              "-Xlog:cds+dynamic=off")
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isFresh(List<Path> jars) throws IOException {
    if (!Files.exists(ARCHIVE)) {
      return false;
    }
    FileTime made = Files.getLastModifiedTime(ARCHIVE);
    for (Path jar : jars) {
      if (Files.getLastModifiedTime(jar).compareTo(made) > 0) {
        return false;
      }
    }
    return true;
  }

  private static void make(List<Path> jars) throws IOException {
    try (FileChannel file =
            FileChannel.open(
                FOLDER.resolve("classes.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = file.tryLock()) {
      if (lock != null) {
        Path made = FOLDER.resolve("classes.jsa.new");
        Files.deleteIfExists(made);
        record(jars, made);
        Files.move(made, ARCHIVE, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** By a command that loads what most of them do. */
  private static void record(List<Path> jars, Path archive) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:ArchiveClassesAtExit=" + archive,
                "-XX:TieredStopAtLevel=1",
                "-Dai.djl.offline=true",
                "-cp",
                String.join(File.pathSeparator, jars.stream().map(Path::toString).toList()),
                "org.polyfuse.cli.Main"));
    command.addAll(List.of("check", Places.config("tiny.yaml").toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("OPT_OUT_TRACKING", "true");
    builder
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      builder.start().waitFor();
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts tests", e);
    }
  }
}
