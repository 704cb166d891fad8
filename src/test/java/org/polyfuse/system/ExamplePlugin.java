package org.polyfuse.system;

import ai.djl.ndarray.NDArray;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.polyfuse.api.PartFactory;

/** The plugin of {@code examples/text-plugin}, from its sources as they stand. */
final class ExamplePlugin {

  /** All that it may see: the API and DJL. */
  static final List<String> API_AND_DJL =
      List.of(Places.classPathOf(PartFactory.class), Places.classPathOf(NDArray.class));

  private static final Path MAIN = Places.example("text-plugin/src/main");

  private ExamplePlugin() {}

  /** The file of a service, such as the one for fusions. */
  static Path services(Class<?> service) {
    return MAIN.resolve("resources/META-INF/services").resolve(service.getName());
  }

  /** The text of one of its classes. */
  static String source(String className) throws IOException {
    return Files.readString(MAIN.resolve("java").resolve(className.replace('.', '/') + ".java"));
  }

  /** Compiles it into a folder, which can then stand on a class path. */
  static Path compile(Path folder) throws IOException {
    CompiledApart.compile(folder, API_AND_DJL, sources());
    try (Stream<Path> files = Files.list(MAIN.resolve("resources/META-INF/services"))) {
      for (Path file : files.toList()) {
        Path copy = folder.resolve("META-INF/services").resolve(file.getFileName());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    return folder;
  }

  private static Map<String, String> sources() throws IOException {
    Path root = MAIN.resolve("java");
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(file -> root.relativize(file).toString().replaceFirst("\\.java$", ""))
          .map(path -> path.replace(File.separatorChar, '.'))
          .collect(Collectors.toMap(name -> name, ExamplePlugin::unchecked));
    }
  }

  private static String unchecked(String className) {
    try {
      return source(className);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Compiles it into a jar.
   *
   * @param work where classes go
   * @param pluginPath where the jar gets a folder of its own
   * @return the jar
   */
  static Path jar(Path work, Path pluginPath) throws IOException {
    Path jar = pluginPath.resolve("text").resolve("text-plugin.jar");
    return CompiledApart.jar(compile(work), jar, "1.0");
  }
}
