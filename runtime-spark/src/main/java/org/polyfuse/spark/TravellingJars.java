package org.polyfuse.spark;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The jars of this program that a cluster does not have: all but Spark's own. */
final class TravellingJars {

  /** Written by the build: the jars that come with Spark. */
  private static final String SPARKS = "cluster-jars.txt";

  private TravellingJars() {}

  static List<String> of(String classPath) {
    Set<String> sparks = sparks();
    return Arrays.stream(classPath.split(File.pathSeparator))
        .map(Path::of)
        .filter(Files::isRegularFile)
        .filter(each -> !sparks.contains(each.getFileName().toString()))
        .map(each -> each.toAbsolutePath().toUri().toString())
        .toList();
  }

  static Set<String> sparks() {
    try (InputStream in = TravellingJars.class.getResourceAsStream(SPARKS)) {
      if (in == null) {
        throw new IllegalStateException(SPARKS + ": missing from the jar");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.strip().split("[:;]"))
          .map(each -> each.substring(each.lastIndexOf('/') + 1))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
