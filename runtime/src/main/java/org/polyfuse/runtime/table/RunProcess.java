package org.polyfuse.runtime.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.polyfuse.runtime.names.Shown;

/**
 * A run in a process of its own, so that running out of memory or a crash in native code ends that
 * run alone. It is the same program on the same class path. Its standard input is a pipe that is
 * never written to: when it ends, because it was closed or because this process is no more, the run
 * saves its state and stops.
 */
public final class RunProcess implements StartedRun {

  private static final String PROGRESS = "progress ";
  private static final String WARNING = "warning ";

  private final Process process;

  private RunProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts it.
   *
   * @param program what to start
   * @param arguments of the program
   * @param log where its standard error goes
   * @param threads processors that it may think it has
   */
  public static RunProcess start(
      JavaProgram program, List<String> arguments, Path log, int threads) {
    ProcessBuilder builder = program.process(arguments, threads).redirectError(log.toFile());
    try {
      return new RunProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(
          builder.command().get(0) + ": the process of a run cannot be started", e);
    }
  }

  @Override
  public int await(DoubleConsumer progress, Consumer<String> warnings) throws InterruptedException {
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

  @Override
  public void stop() {
    try (OutputStream pipe = process.getOutputStream()) {
      pipe.flush();
    } catch (IOException e) {
      process.destroy(); // the pipe is broken: it has ended, or is told so
    }
  }
}
