package org.polyfuse.runtime.cli;

import com.google.inject.ProvisionException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.files.FileFault;
import org.polyfuse.runtime.names.Shown;
import org.polyfuse.runtime.plugins.Blame;
import org.polyfuse.runtime.plugins.Suggestion;
import org.polyfuse.runtime.run.MemoryFault;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a user sees of an exception, and the exit code that it stands for. */
final class Failure implements IExecutionExceptionHandler, IParameterExceptionHandler {

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult arguments) {
    return e instanceof ParameterException usage
        ? handleParseException(usage, new String[0])
        : report(e, command.getErr());
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    String message = e instanceof UnmatchedArgumentException u ? unmatched(u) : firstLine(e);
    String name = command.getCommandSpec().qualifiedName();
    command
        .getErr()
        .println(
            String.format(
                Locale.ROOT,
                "polyfuse: %s See '%s --help'.",
                Shown.line(Shown.message(message)),
                name));
    return ExitCode.USER;
  }

  private static String unmatched(UnmatchedArgumentException e) {
    CommandLine command = e.getCommandLine();
    String argument = e.getUnmatched().get(0);
    if (argument.startsWith("-")) {
      Collection<String> options =
          command.getCommandSpec().optionsMap().keySet().stream().sorted().toList();
      String name = argument.replaceFirst("=.*", "");
      return String.format(
          Locale.ROOT, "Unknown option '%s'%s", name, Suggestion.instead(name, options));
    }
    Collection<String> commands = command.getSubcommands().keySet();
    return commands.isEmpty()
        ? String.format(Locale.ROOT, "'%s' is one argument too many.", argument)
        : String.format(
            Locale.ROOT,
            "Unknown command '%s'%s Known: %s.",
            argument,
            Suggestion.instead(argument, commands),
            String.join(", ", commands));
  }

  private static String firstLine(Exception e) {
    String line = String.valueOf(e.getMessage()).lines().collect(Collectors.joining(" "));
    return line.endsWith(".") ? line : line + ".";
  }

  /** Shows what went wrong and returns the exit code. */
  static int report(Throwable error, PrintWriter err) {
    Throwable e = unwrapped(error);
    if (e instanceof StandardOutput.Closed) {
      return ExitCode.CLOSED;
    }
    Optional<List<String>> problems = problems(e);
    if (problems.isPresent()) {
      Shown.messages(problems.get())
          .forEach(problem -> err.println("polyfuse: " + Shown.printable(problem)));
      return ExitCode.USER;
    }
    err.print(trace(e));
    err.println("polyfuse: " + advice(e));
    err.flush();
    return ExitCode.FAULT;
  }

  /** Where something went wrong, fit for a terminal. */
  static String trace(Throwable e) {
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    return Shown.printable(trace.toString());
  }

  private static String advice(Throwable e) {
    return Blame.of(e)
        .map(
            plugin ->
                String.format(
                    Locale.ROOT,
                    "this is a fault of the plugin in '%s', please report it to its authors with the lines above.",
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
                  "plugin path: the plugin in '%s' was built against another version, or lacks a library: %s. Rebuild it, or put the library's jar beside its own.",
                  plugin.get(),
                  e)));
    }
    return ofSurroundings(e).map(List::of);
  }

  /**
   * What disk or memory refused, in words; empty if it is about anything else. What was saved
   * before stays, so that the same command goes on when there is more of it.
   */
  static Optional<String> ofSurroundings(Throwable e) {
    Optional<String> memory = e instanceof PolyfuseException ? Optional.empty() : MemoryFault.in(e);
    return memory.isPresent() ? memory : FileFault.in(e);
  }

  private static Throwable unwrapped(Throwable error) {
    Throwable e = error;
    while (e.getCause() != null
        && (e instanceof ProvisionException || e instanceof CommandLine.PicocliException)) {
      e = e.getCause();
    }
    return e;
  }
}
