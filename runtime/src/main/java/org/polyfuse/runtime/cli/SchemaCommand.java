package org.polyfuse.runtime.cli;

import java.util.concurrent.Callable;
import org.polyfuse.runtime.config.Schema;
import org.polyfuse.runtime.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code polyfuse schema}. */
@Command(
    name = "schema",
    description = "Prints the JSON schema of config files with the plugins found, for editors.")
final class SchemaCommand implements Callable<Integer> {

  @ParentCommand private PolyfuseCommand polyfuse;

  @Override
  public Integer call() {
    polyfuse.output().line(Schema.of(Study.class, polyfuse.plugins()));
    return ExitCode.DONE;
  }
}
