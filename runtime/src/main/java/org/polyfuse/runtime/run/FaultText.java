package org.polyfuse.runtime.run;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.files.FileFault;
import org.polyfuse.runtime.names.Shown;
import org.polyfuse.runtime.plugins.Blame;

/** What a user is told of an exception by a program that then ends. */
public final class FaultText {

  private FaultText() {}

  /**
   * Writes what went wrong: one line for each problem that the user can fix, else where it happened
   * and whose fault it is.
   *
   * @return whether the user can fix it
   */
  public static boolean print(Throwable e, PrintWriter err) {
    Optional<List<String>> problems = problems(e);
    if (problems.isPresent()) {
      Shown.messages(problems.get())
          .forEach(problem -> err.println("polyfuse: " + Shown.printable(problem)));
      return true;
    }
    err.print(trace(e));
    err.println("polyfuse: " + advice(e));
    err.flush();
    return false;
  }

  /** Where something went wrong, fit for a terminal. */
  public static String trace(Throwable e) {
    return Shown.printable(stackTrace(e));
  }

  /** The stack trace as it is, for a file or another program. */
  public static String stackTrace(Throwable e) {
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  private static String advice(Throwable e) {
    return Blame.of(e)
        .map(
            plugin ->
                String.format(
                    Locale.ROOT,
                    "this is a fault of the plugin in '%s', please report it to its authors with"
                        + " the lines above.",
                    plugin))
        .orElse("this is a fault of Polyfuse, please report it with the lines above.");
  }

  /** What the user can fix; empty if it is our fault. */
  private static Optional<List<String>> problems(Throwable e) {
    if (e instanceof PolyfuseException known) {
      return Optional.of(known.problems());
    }
    Optional<String> plugin = Blame.of(e);
    if (e instanceof LinkageError && plugin.isPresent()) {
      return Optional.of(
          List.of(
              String.format(
                  Locale.ROOT,
                  "plugin path: the plugin in '%s' was built against another version, or lacks a"
                      + " library: %s. Rebuild it, or put the library's jar beside its own.",
                  plugin.get(),
                  e)));
    }
    return ofSurroundings(e).map(List::of);
  }

  /**
   * What disk or memory refused, in words; empty if it is about anything else. What was saved
   * before stays, so that the same command goes on when there is more of it.
   */
  public static Optional<String> ofSurroundings(Throwable e) {
    Optional<String> memory = e instanceof PolyfuseException ? Optional.empty() : MemoryFault.in(e);
    return memory.isPresent() ? memory : FileFault.in(e);
  }
}
