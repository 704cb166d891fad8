package org.polyfuse.runtime.plugins;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.polyfuse.api.PartFactory;

/** A jar of classes that are compiled apart from the tests, against {@code api} and DJL. */
final class ApartJar {

  private static final String ENCODER =
      """
      package apart;
      import org.polyfuse.api.*;
      import org.polyfuse.api.nn.*;
      public final class CLASS implements EncoderFactory<CLASS.None> {
        public record None(SETTING) {}
        public String name() { return NAME; }
        public Class<None> configType() { return None.class; }
        public Encoder create(None config, SequenceShape input) {
          throw new UnsupportedOperationException();
        }
      }
      """;

  private final Map<String, String> sources = new LinkedHashMap<>();
  private final List<String> services = new ArrayList<>();
  private final List<Path> libraries = new ArrayList<>();
  private String version = "";

  /** An empty one. */
  static ApartJar make() {
    return new ApartJar();
  }

  /** A jar with one encoder of that name. */
  static Path write(Path jar, String name) throws IOException {
    return make().encoder("Apart", '"' + name + '"', "").write(jar);
  }

  /**
   * Adds an encoder.
   *
   * @param type its simple class name
   * @param name an expression that gives its name
   * @param setting the component of its record, or nothing
   */
  ApartJar encoder(String type, String name, String setting) {
    services.add("apart." + type);
    String text = ENCODER.replace("CLASS", type).replace("NAME", name).replace("SETTING", setting);
    return source("apart." + type, text);
  }

  ApartJar source(String type, String text) {
    sources.put(type, text);
    return this;
  }

  /** Adds a line to the encoders' services. */
  ApartJar service(String type) {
    services.add(type);
    return this;
  }

  /** Compiles against a library that is not put in. */
  ApartJar library(Path jar) {
    libraries.add(jar);
    return this;
  }

  ApartJar version(String text) {
    version = text;
    return this;
  }

  Path write(Path jar) throws IOException {
    Files.createDirectories(jar.getParent());
    Path work = Files.createTempDirectory("apart");
    compile(work);
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    if (!version.isEmpty()) {
      manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
    }
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest)) {
      for (Path each : classes(work)) {
        add(entries, work.relativize(each).toString(), Files.readAllBytes(each));
      }
      if (!services.isEmpty()) {
        add(
            entries,
            "META-INF/services/org.polyfuse.api.nn.EncoderFactory",
            String.join("\n", services).getBytes(StandardCharsets.UTF_8));
      }
    }
    return jar;
  }

  private void compile(Path work) throws IOException {
    List<String> classPath = new ArrayList<>();
    libraries.forEach(jar -> classPath.add(jar.toString()));
    classPath.add(Source.of(PartFactory.class));
    classPath.add(Source.of(ai.djl.ndarray.NDArray.class));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-proc:none", "-cp", String.join(File.pathSeparator, classPath), "-d", "" + work));
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = work.resolve(source.getKey().replace('.', '/') + ".java");
      Files.createDirectories(file.getParent());
      arguments.add(Files.writeString(file, source.getValue()).toString());
    }
    if (!sources.isEmpty()) {
      int code =
          ToolProvider.getSystemJavaCompiler()
              .run(null, null, null, arguments.toArray(new String[0]));
      if (code != 0) {
        throw new AssertionError("the plugin does not compile");
      }
    }
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
