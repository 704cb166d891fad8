package org.polyfuse.cli.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether somebody looks on. */
final class Terminal {

  private Terminal() {}

  /** Whether standard error is a terminal: what the launcher says, else what the system says. */
  static boolean isStandardError() {
    String told = System.getProperty("polyfuse.terminal");
    return told == null ? isTerminal(Path.of("/proc/self/fd/2")) : Boolean.parseBoolean(told);
  }

  /** Whether standard output is a terminal, as far as the system says. */
  static boolean isStandardOutput() {
    return isTerminal(Path.of("/proc/self/fd/1"));
  }

  private static boolean isTerminal(Path descriptor) {
    try {
      String target = Files.readSymbolicLink(descriptor).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      return System.console() != null; // no such file system: is it a whole interactive session?
    }
  }
}
