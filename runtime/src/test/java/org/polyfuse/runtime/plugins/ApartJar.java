package org.polyfuse.runtime.plugins;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A jar with an encoder plugin that is compiled apart from the tests. */
final class ApartJar {

  private static final String SOURCE =
      """
      package org.polyfuse.runtime.plugins;
      import org.polyfuse.api.nn.*;
      public final class Apart implements EncoderFactory<Apart.None> {
        public record None() {}
        public String name() { return "apart"; }
        public Class<None> configType() { return None.class; }
        public Encoder create(None config, SequenceShape input) {
          throw new UnsupportedOperationException();
        }
      }
      """;

  private ApartJar() {}

  static Path write(Path jar) throws IOException {
    Path work = Files.createTempDirectory(jar.getParent(), "apart");
    Path source = Files.writeString(work.resolve("Apart.java"), SOURCE);
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    int code = javac.run(null, null, null, "-d", work.toString(), source.toString());
    if (code != 0) {
      throw new AssertionError("the plugin does not compile");
    }
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      for (Path each : classes(work)) {
        add(entries, work.relativize(each).toString(), Files.readAllBytes(each));
      }
      byte[] line = "org.polyfuse.runtime.plugins.Apart".getBytes(StandardCharsets.UTF_8);
      add(entries, "META-INF/services/org.polyfuse.api.nn.EncoderFactory", line);
    }
    return jar;
  }

  private static List<Path> classes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    }
  }

  private static void add(JarOutputStream jar, String name, byte[] bytes) throws IOException {
    jar.putNextEntry(new ZipEntry(name));
    jar.write(bytes);
    jar.closeEntry();
  }
}
