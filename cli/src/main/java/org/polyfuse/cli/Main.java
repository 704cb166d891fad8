package org.polyfuse.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.polyfuse.cli.console.ExitCode;
import org.polyfuse.cli.console.StandardOutput;

/** The command line's entry point. */
public final class Main {

  private Main() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(new StandardOutput(), false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = flushed(out, err, Program.run(out, err, args));
    err.flush();
    System.exit(code);
  }

  private static int flushed(PrintWriter out, PrintWriter err, int code) {
    try {
      out.flush();
      return code;
    } catch (RuntimeException e) { // what could not be written before cannot be now, and is told
      return code == ExitCode.DONE ? Failure.report(e, err) : code;
    }
  }
}
