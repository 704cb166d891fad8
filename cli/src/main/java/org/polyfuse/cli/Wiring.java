package org.polyfuse.cli;

import com.google.inject.Binder;
import com.google.inject.Guice;
import jakarta.inject.Inject;
import java.util.Arrays;
import org.polyfuse.runtime.PolyfuseModule;
import org.polyfuse.tables.TablesModule;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;

/**
 * Gives a command its collaborators just before it runs. Picocli makes every command to know its
 * options, so that injecting them when they are made would build the injector even for {@code
 * --help}; commands that ask for nothing do without it.
 */
final class Wiring implements IExecutionStrategy {

  @Override
  public int execute(ParseResult arguments) {
    ParseResult last = arguments;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    boolean runs = !last.isUsageHelpRequested() && !last.isVersionHelpRequested();
    Object command = last.commandSpec().userObject();
    if (runs && asks(command.getClass())) {
      wire(command, last.commandSpec().commandLine(), arguments);
    }
    return new CommandLine.RunLast().execute(arguments);
  }

  private static void wire(Object command, CommandLine commandLine, ParseResult arguments) {
    PolyfuseCommand root = (PolyfuseCommand) arguments.commandSpec().userObject();
    try {
      Guice.createInjector(Wiring::strictly, new PolyfuseModule(root.plugins()), new TablesModule())
          .injectMembers(command);
    } catch (RuntimeException e) { // picocli would print its stack trace
      throw new ExecutionException(commandLine, "the command cannot be made", e);
    }
  }

  /** Nothing is injected that no module binds: a slip shows in the first command. */
  private static void strictly(Binder binder) {
    binder.requireExplicitBindings();
    binder.requireAtInjectOnConstructors();
    binder.requireExactBindingAnnotations();
  }

  private static boolean asks(Class<?> type) {
    return Arrays.stream(type.getDeclaredFields())
        .anyMatch(field -> field.isAnnotationPresent(Inject.class));
  }
}
