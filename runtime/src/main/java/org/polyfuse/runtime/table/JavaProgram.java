package org.polyfuse.runtime.table;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.polyfuse.runtime.engine.NativeMode;

/**
 * How this program is started once more, as a process of its own.
 *
 * @param options of java
 * @param classPath where its classes are
 * @param variables of its environment, besides those of this process
 */
public record JavaProgram(
    List<String> options, List<String> classPath, Map<String, String> variables) {

  private static final String MAIN = "org.polyfuse.runtime.cli.Main";

  /** Keeps copies. */
  public JavaProgram {
    options = List.copyOf(options);
    classPath = List.copyOf(classPath);
    variables = Map.copyOf(variables);
  }

  /** As this process was started. */
  public static JavaProgram current() {
    return new JavaProgram(
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(JavaProgram::isInherited)
            .toList(),
        List.of(System.getProperty("java.class.path").split(File.pathSeparator)),
        Map.of());
  }

  /** Options of this process that hold for the other one too. */
  private static boolean isInherited(String option) {
    return !option.startsWith("-agentlib:")
        && !option.startsWith("-javaagent:")
        && !option.startsWith("-XX:ActiveProcessorCount=");
  }

  /**
   * Ready to be started.
   *
   * @param arguments of the program
   * @param threads processors that it may think it has
   */
  ProcessBuilder process(List<String> arguments, int threads) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-XX:ActiveProcessorCount=" + threads);
    command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), MAIN));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(variables);
    builder.environment().put("OMP_NUM_THREADS", String.valueOf(threads));
    // what was set within this process is not inherited
    NativeMode.ofProcess().variables().forEach(builder.environment()::putIfAbsent);
    return builder;
  }
}
