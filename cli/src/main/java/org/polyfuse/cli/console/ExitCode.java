package org.polyfuse.cli.console;

/** What a command exits with; a contract with scripts. */
final class ExitCode {

  static final int DONE = 0;

  /** A fault of Polyfuse. */
  static final int FAULT = 1;

  /** Something that the user can fix. */
  static final int USER = 2;

  /** Whoever read standard output has gone, as after SIGPIPE. */
  static final int CLOSED = 141;

  /** Interrupted by the user, state saved; a JVM that is terminated exits with 143 by itself. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
