package org.polyfuse.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The zip, unpacked, where there is a Java runtime without compiler and nothing else that builds.
 * It is there after {@code mvn package}.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "bin/polyfuse is for a shell")
class DistributionIT {

  /** What the launcher and these tests use besides Java. */
  private static final List<String> TOOLS =
      List.of("sh", "dirname", "readlink", "sed", "head", "printf", "cp", "locale");

  @TempDir static Path folder;
  private static Path home;

  @BeforeAll
  static void unpack() throws IOException {
    home = unpacked(zip());
    Path bin = Files.createDirectory(folder.resolve("tools"));
    for (String tool : TOOLS) {
      Files.createSymbolicLink(bin.resolve(tool), found(tool));
    }
    Path java = Files.createDirectories(folder.resolve("jre/bin")).resolve("java");
    Files.writeString(
        java,
        String.format(
            Locale.ROOT,
            "#!/bin/sh\nexec '%s/bin/java' --limit-modules java.se,jdk.unsupported \"$@\"\n",
            System.getProperty("java.home")));
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Path zip() throws IOException {
    Path target = Places.example("..").resolve("distribution/target").normalize();
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().matches("polyfuse-.*\\.zip"))
          .findFirst()
          .orElseThrow(
              () -> new AssertionError("no zip in " + target + ": run mvn verify at the top"));
    }
  }

  private static Path unpacked(Path zip) throws IOException {
    URI uri = URI.create("jar:" + zip.toUri());
    try (FileSystem files =
            FileSystems.newFileSystem(uri, Map.of("enablePosixFileAttributes", "true"));
        Stream<Path> all = Files.walk(files.getPath("/"))) {
      for (Path each : (Iterable<Path>) all::iterator) {
        Path copy = folder.resolve(files.getPath("/").relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(each, copy);
          Files.setPosixFilePermissions(copy, Files.getPosixFilePermissions(each));
        }
      }
    }
    return folder.resolve(zip.getFileName().toString().replaceAll("\\.zip$", ""));
  }

  private static Path found(String tool) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(path -> Path.of(path, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + tool));
  }

  private record Outcome(int code, String out, String err) {}

  private static Outcome polyfuse(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(home.resolve("bin/polyfuse").toString()));
    command.addAll(List.of(arguments));
    return outcome(environment, command);
  }

  private static Outcome outcome(Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path work = Files.createTempDirectory(folder, "work");
    ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", folder.resolve("tools").toString());
    builder.environment().put("HOME", System.getProperty("user.home"));
    builder.environment().put("POLYFUSE_OPTS", "-Xmx1g");
    builder.environment().putAll(environment);
    Path err = work.resolve("err.txt");
    Process process = builder.redirectError(err.toFile()).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), out, Files.readString(err));
  }

  private static Map<String, String> jre() {
    return Map.of("JAVA_HOME", folder.resolve("jre").toString());
  }

  @Test
  void a_study_is_run_where_nothing_can_be_built() throws Exception {
    String[] tiny = {
      "run",
      Places.config("tiny.yaml").toString(),
      "training.epochs=1",
      "--runs",
      folder.resolve("runs").toString()
    };
    Outcome run = polyfuse(jre(), tiny);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("accuracy (WA)", "runs/tiny-");

    Outcome again = polyfuse(jre(), tiny); // which reads what it wrote
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.err()).contains("finished before");
    assertThat(again.out()).isEqualTo(run.out());

    Outcome example =
        polyfuse(jre(), "check", home.resolve("examples/small/am-fbp.yaml").toString());
    assertThat(example.code()).as(example.err()).isZero();
  }

  /** The shell spells the name: this very process may not be able to. */
  @Test
  void names_beyond_ascii_are_found_where_the_locale_has_ascii_alone() throws Exception {
    String script =
        "name=$(printf 'gr\\303\\266\\303\\237e.yaml') && cp \"$1\" \"$name\" && exec \"$0\" check \"$name\"";
    List<String> command =
        List.of(
            "sh",
            "-c",
            script,
            home.resolve("bin/polyfuse").toString(),
            Places.config("tiny.yaml").toString());
    Map<String, String> environment = new HashMap<>(jre());
    environment.put("LC_ALL", "C");

    Outcome check = outcome(environment, command);
    assertThat(check.code()).as(check.err()).isZero();
  }

  @Test
  void it_brings_every_plugin_and_both_engines() throws Exception {
    Outcome plugins = polyfuse(jre(), "plugins");
    assertThat(plugins.code()).as(plugins.err()).isZero();
    assertThat(plugins.out()).contains("am-fbp", "spectrogram", "generated", "wav");

    Outcome doctor = polyfuse(jre(), "doctor");
    assertThat(doctor.out()).contains("engine PyTorch", "engine TensorFlow");
  }

  @Test
  void a_missing_java_is_told_in_one_line() throws Exception {
    Outcome none = polyfuse(Map.of(), "plugins");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err())
        .isEqualTo(
            "polyfuse: java was not found. Install a JRE, 17 or later, or set JAVA_HOME to one.\n");
  }

  @Test
  void it_holds_what_it_promises() throws IOException {
    assertThat(home.resolve("plugins")).isDirectoryContaining("glob:**/README.txt");
    assertThat(home.resolve("LICENSE")).isNotEmptyFile();
    assertThat(home.resolve("SECURITY.md")).isNotEmptyFile();
    assertThat(home.resolve("README.md")).isNotEmptyFile();
    assertThat(Files.getPosixFilePermissions(home.resolve("bin/polyfuse")))
        .contains(PosixFilePermission.OTHERS_EXECUTE);
    assertThat(home.resolve("bin/polyfuse.bat")).content().contains("\r\n").doesNotContain("\n\n");
  }

  /** A shell cannot run the .bat; at least it must not fall behind. */
  @Test
  void both_launchers_give_java_the_same_properties() throws IOException {
    assertThat(properties(home.resolve("bin/polyfuse.bat")))
        .isNotEmpty()
        .isEqualTo(properties(home.resolve("lib/launch.sh")));
  }

  private static List<String> properties(Path launcher) throws IOException {
    return java.util.regex.Pattern.compile("-D([a-zA-Z.]+)=|-XX:MaxDirectMemorySize=\\w+")
        .matcher(Files.readString(launcher))
        .results()
        .map(found -> found.group())
        .filter(found -> !found.equals("-Dpolyfuse.spark.home=")) // Spark is no part of the zip
        .sorted()
        .toList();
  }
}
