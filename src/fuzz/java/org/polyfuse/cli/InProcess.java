package org.polyfuse.cli;

import java.io.PrintWriter;

/** The command line in this process, for programs of other packages. */
public final class InProcess {

  private InProcess() {}

  /** Runs one command and returns its exit code, as {@code ./polyfuse} does. */
  public static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return Program.run(out, err, arguments);
  }
}
