package org.polyfuse.runtime.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The command line's entry point. */
public final class Main {

  private Main() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = Program.run(out, err, args);
    out.flush();
    err.flush();
    System.exit(code);
  }
}
