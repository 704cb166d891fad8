package org.polyfuse.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code polyfuse new}. */
@Command(
    name = "new",
    description = "Writes the beginnings of something for you to go on from.",
    subcommands = NewPluginCommand.class)
final class NewCommand implements Runnable {

  @ParentCommand private PolyfuseCommand polyfuse;
  @Spec private CommandSpec spec;

  PolyfuseCommand polyfuse() {
    return polyfuse;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "What is to be new is needed: plugin.");
  }
}
