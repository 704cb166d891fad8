package org.polyfuse.runtime.config.layer;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a value stands.
 *
 * @param source the file as the user knows it; empty for defaults
 * @param line from 1 on; 0 if lines mean nothing there
 * @param base the folder that relative paths start at
 */
public record Origin(String source, int line, Path base) {

  private static final String COMMAND_LINE = "command line";

  static Origin commandLine() {
    return new Origin(COMMAND_LINE, 0, workingDirectory());
  }

  /** Of what no file says. */
  public static Origin defaults() {
    return new Origin("", 0, workingDirectory());
  }

  static Path workingDirectory() {
    return Path.of("").toAbsolutePath();
  }

  Origin at(int newLine) {
    return isFile() ? new Origin(source, newLine, base) : this;
  }

  boolean isFile() {
    return !source.isEmpty() && !source.equals(COMMAND_LINE);
  }

  /** A path that starts at the base; empty if this system can have no such path. */
  public Optional<Path> resolve(String text) {
    try {
      return Optional.of(base.resolve(text).normalize());
    } catch (InvalidPathException e) {
      return Optional.empty(); // a NUL, or what the locale cannot write
    }
  }

  /** As a message ends: {@code (file.yaml:3)} after a space, or nothing. */
  public String suffix() {
    if (source.isEmpty()) {
      return "";
    }
    return line > 0
        ? String.format(Locale.ROOT, " (%s:%d)", source, line)
        : String.format(Locale.ROOT, " (%s)", source);
  }
}
