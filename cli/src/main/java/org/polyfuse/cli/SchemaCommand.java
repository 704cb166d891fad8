package org.polyfuse.cli;

import java.util.concurrent.Callable;
import org.polyfuse.cli.console.ExitCode;
import org.polyfuse.runtime.config.Schema;
import org.polyfuse.runtime.study.Study;
import org.polyfuse.tables.plan.TableFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code polyfuse schema}. */
@Command(
    name = "schema",
    description = "Prints the JSON schema of config files with the plugins found, for editors.")
final class SchemaCommand implements Callable<Integer> {

  @ParentCommand private PolyfuseCommand polyfuse;

  @Option(names = "--table", description = "The schema of table files instead.")
  private boolean table;

  @Override
  public Integer call() {
    Class<? extends Record> settings = table ? TableFile.class : Study.class;
    polyfuse.output().line(Schema.of(settings, polyfuse.plugins()));
    return ExitCode.DONE;
  }
}
