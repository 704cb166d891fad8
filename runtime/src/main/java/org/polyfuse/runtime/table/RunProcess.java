package org.polyfuse.runtime.table;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.polyfuse.runtime.engine.NativeMode;
import org.polyfuse.runtime.names.Shown;

/**
 * A run in a process of its own, so that running out of memory or a crash in native code ends that
 * run alone. It is the same program on the same class path. Its standard input is a pipe that is
 * never written to: when it ends, because it was closed or because this process is no more, the run
 * saves its state and stops.
 */
public final class RunProcess {

  private static final String MAIN = "org.polyfuse.runtime.cli.Main";
  private static final String PROGRESS = "progress ";
  private static final String WARNING = "warning ";

  private final Process process;

  private RunProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts it.
   *
   * @param command of the program
   * @param log where its standard error goes
   * @param threads processors that it may think it has
   */
  static RunProcess start(List<String> command, Path log, int threads) {
    List<String> all = new ArrayList<>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(RunProcess::isInherited)
        .forEach(all::add);
    all.add("-XX:ActiveProcessorCount=" + threads);
    all.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
    all.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(all).redirectError(log.toFile());
    builder.environment().put("OMP_NUM_THREADS", String.valueOf(threads));
    // what was set within this process is not inherited
    NativeMode.ofProcess().variables().forEach(builder.environment()::putIfAbsent);
    try {
      return new RunProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(
          new File(all.get(0)) + ": the process of a run cannot be started", e);
    }
  }

  /** Options of this process that hold for the other one too. */
  private static boolean isInherited(String option) {
    return !option.startsWith("-agentlib:")
        && !option.startsWith("-javaagent:")
        && !option.startsWith("-XX:ActiveProcessorCount=");
  }

  /**
   * Waits until it has ended.
   *
   * @param progress hears which share of its work is done
   * @param warnings hears what went wrong in it but did not end it
   * @return its exit code
   */
  int await(DoubleConsumer progress, Consumer<String> warnings) throws InterruptedException {
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith(PROGRESS)) {
          progress.accept(Double.parseDouble(line.substring(PROGRESS.length())));
        } else if (line.startsWith(WARNING)) {
          warnings.accept(line.substring(WARNING.length()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return process.waitFor();
  }

  /** What {@link #await} reads. */
  public static String progressLine(double share) {
    return PROGRESS + share;
  }

  /** The same. */
  public static String warningLine(String warning) {
    return WARNING + Shown.line(warning); // a line of its own, whatever it says
  }

  /** Asks it to save its state and stop. */
  void stop() {
    try (OutputStream pipe = process.getOutputStream()) {
      pipe.flush();
    } catch (IOException e) {
      process.destroy(); // the pipe is broken: it has ended, or is told so
    }
  }
}
