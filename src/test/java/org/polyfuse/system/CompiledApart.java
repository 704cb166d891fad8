package org.polyfuse.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;

/** Classes that are compiled while a test runs, against a class path of its choice. */
final class CompiledApart {

  private CompiledApart() {}

  /**
   * Compiles.
   *
   * @param folder where classes go
   * @param classPath all that the sources may see
   * @param sources Java text by class name
   * @return the folder
   */
  static Path compile(Path folder, List<String> classPath, Map<String, String> sources)
      throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-proc:none",
                "-d",
                folder.toString(),
                "-cp",
                String.join(File.pathSeparator, classPath)));
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = folder.resolve(source.getKey().replace('.', '/') + ".java");
      Files.createDirectories(file.getParent());
      arguments.add(Files.writeString(file, source.getValue()).toString());
    }
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, messages, messages, arguments.toArray(new String[0]));
    if (code != 0) {
      throw new AssertionError(messages.toString(StandardCharsets.UTF_8));
    }
    return folder;
  }

  /**
   * Packs a folder.
   *
   * @param jar where to; its folder is made
   * @param version of the manifest
   * @return the jar
   */
  static Path jar(Path folder, Path jar, String version) throws IOException {
    Files.createDirectories(jar.getParent());
    Path manifest = Files.createTempFile("manifest", ".mf");
    Files.writeString(manifest, "Implementation-Version: " + version + "\n");
    int code =
        java.util.spi.ToolProvider.findFirst("jar")
            .orElseThrow()
            .run(System.out, System.err, "cfm", "" + jar, "" + manifest, "-C", "" + folder, ".");
    Files.delete(manifest);
    assertThat(code).as("packing %s", jar).isZero();
    return jar;
  }

  /** Announces a class to {@link java.util.ServiceLoader}. */
  static void service(Path folder, Class<?> service, String implementation) throws IOException {
    Path file = folder.resolve("META-INF/services").resolve(service.getName());
    Files.createDirectories(file.getParent());
    Files.writeString(file, implementation + "\n");
  }
}
