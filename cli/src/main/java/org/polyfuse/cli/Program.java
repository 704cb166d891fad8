package org.polyfuse.cli;

import java.io.PrintWriter;
import java.util.Optional;
import org.polyfuse.cli.console.ExitCode;
import org.polyfuse.runtime.files.UserHome;
import picocli.CommandLine;

/** The whole command line, with its streams given. */
final class Program {

  private static final int WIDTH = 100;

  private Program() {}

  /** Runs one command and returns its exit code; throws nothing. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    Optional<String> lost = NamesInLocale.problem(args);
    if (lost.isPresent()) {
      err.println("polyfuse: " + lost.get());
      err.flush();
      return ExitCode.USER;
    }
    try {
      UserHome.replaceForLibraries();
      Failure failure = new Failure();
      return new CommandLine(new PolyfuseCommand())
          .setOut(out)
          .setErr(err)
          .setExpandAtFiles(false)
          .setUsageHelpWidth(WIDTH)
          .setCaseInsensitiveEnumValuesAllowed(true)
          .setExecutionStrategy(new Wiring())
          .setParameterExceptionHandler(failure)
          .setExecutionExceptionHandler(failure)
          .execute(args);
    } catch (Throwable e) { // also what went wrong in the wiring, and errors of the JVM
      return Failure.report(e, err);
    }
  }
}
