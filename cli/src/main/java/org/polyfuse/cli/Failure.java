package org.polyfuse.cli;

import com.google.inject.ProvisionException;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.polyfuse.cli.console.ExitCode;
import org.polyfuse.cli.console.StandardOutput;
import org.polyfuse.runtime.names.Shown;
import org.polyfuse.runtime.plugins.Suggestion;
import org.polyfuse.runtime.run.FaultText;
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
    return FaultText.print(e, err) ? ExitCode.USER : ExitCode.FAULT;
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
