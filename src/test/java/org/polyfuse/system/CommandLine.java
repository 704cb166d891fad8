package org.polyfuse.system;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.polyfuse.cli.ManyCommands;

/** The real command line, each command a process of its own as {@code ./polyfuse} starts it. */
final class CommandLine {

  private final Path folder;
  private final List<String> classPath = new ArrayList<>();
  private final List<String> properties = new ArrayList<>();
  private final List<String> shared;
  private String heap = "1g";

  /** Works in a folder; run folders are in {@code runs} there. */
  CommandLine(Path folder) {
    this.folder = folder;
    String tests = Places.classPathOf(CommandLine.class);
    Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !Path.of(entry).equals(Path.of(tests)))
        .forEach(classPath::add);
    shared = SharedClasses.options(classPath);
  }

  /** The same with more on the class path. */
  CommandLine with(Path more) {
    classPath.add(more.toString());
    return this;
  }

  /** The same, installed in a folder. */
  CommandLine at(Path home) {
    properties.add("-Dpolyfuse.home=" + home);
    return this;
  }

  /** The same under another locale. */
  CommandLine under(String language, String country) {
    properties.addAll(List.of("-Duser.language=" + language, "-Duser.country=" + country));
    return this;
  }

  /** The same for a user who has no home, as in some containers. */
  CommandLine withoutHome() {
    properties.add("-Duser.home=?");
    return this;
  }

  /** The same with another amount of memory, such as {@code 128m}. */
  CommandLine withHeap(String memory) {
    heap = memory;
    return this;
  }

  /**
   * What a command left.
   *
   * @param code its exit code
   * @param out standard output
   * @param err standard error
   */
  record Outcome(int code, String out, String err) {
    /** The lines of standard error. */
    List<String> messages() {
      return err.lines().toList();
    }
  }

  /** Runs a command to its end. */
  Outcome run(String... arguments) throws IOException, InterruptedException {
    Path err = Files.createTempFile(folder, "err", ".txt");
    Process process = builder(arguments).redirectError(err.toFile()).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    Outcome outcome = new Outcome(code, out, Files.readString(err));
    Files.delete(err);
    return outcome;
  }

  /** One process for many commands. */
  Session session() throws IOException {
    with(Path.of(Places.classPathOf(Session.class)));
    return new Session(starting(ManyCommands.class.getName()));
  }

  private ProcessBuilder builder(String... arguments) {
    ProcessBuilder builder = starting("org.polyfuse.cli.Main");
    builder.command().addAll(List.of(arguments));
    return builder;
  }

  private ProcessBuilder starting(String main) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseParallelGC",
                "-XX:TieredStopAtLevel=1", // commands are short
                "-Dai.djl.offline=true",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.log.ai.djl.util.cuda=error",
                "-Dorg.slf4j.simpleLogger.log.ai.djl.onnxruntime.engine.OrtEngine=error",
                "-cp",
                String.join(File.pathSeparator, classPath),
                main));
    command.addAll(1, properties);
    command.addAll(1, shared);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("OPT_OUT_TRACKING", "true");
    builder.environment().put("OMP_NUM_THREADS", "2");
    builder.environment().put("OMP_WAIT_POLICY", "passive"); // many times faster on a busy machine
    return builder;
  }

  /** A command that runs, with what it says read line by line. */
  record Running(Process process, BufferedReader messages) implements AutoCloseable {

    /** Waits for a line that contains a text; fails when the command ends without it. */
    void awaitLine(String text) throws IOException {
      List<String> read = new ArrayList<>();
      for (String line = messages.readLine(); line != null; line = messages.readLine()) {
        read.add(line);
        if (line.contains(text)) {
          return;
        }
      }
      throw new AssertionError(String.format(Locale.ROOT, "no line with '%s' in %s", text, read));
    }

    /** The lines that are left, once it has ended. */
    String rest() throws IOException {
      StringBuilder rest = new StringBuilder();
      for (String line = messages.readLine(); line != null; line = messages.readLine()) {
        rest.append(line).append('\n');
      }
      return rest.toString();
    }

    /**
     * Asks it to end (SIGTERM); unlike {@code Process.destroy} this leaves its messages readable.
     */
    void terminate() {
      process.toHandle().destroy();
    }

    /** Lets it do nothing more (SIGSTOP); it can still be killed. */
    void halt() throws IOException, InterruptedException {
      new ProcessBuilder("kill", "-STOP", String.valueOf(process.pid())).start().waitFor();
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  /** Starts a command whose words nobody reads. */
  Running startSilent(String... arguments) throws IOException {
    Process process =
        builder(arguments)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.getOutputStream().close();
    return new Running(process, new BufferedReader(new StringReader("")));
  }

  /** Starts a command. */
  Running start(String... arguments) throws IOException {
    Process process = builder(arguments).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    process.getOutputStream().close();
    return new Running(
        process,
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8)));
  }
}
