package org.polyfuse.cli.console;

/** What a command exits with; a contract with scripts. */
public final class ExitCode {

  /** All is done. */
  public static final int DONE = 0;

  /** A fault of Polyfuse. */
  public static final int FAULT = 1;

  /** Something that the user can fix. */
  public static final int USER = 2;

  /** Whoever read standard output has gone, as after SIGPIPE. */
  public static final int CLOSED = 141;

  /** Interrupted by the user, state saved; a JVM that is terminated exits with 143 by itself. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
