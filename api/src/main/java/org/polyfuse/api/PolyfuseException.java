package org.polyfuse.api;

import java.util.List;

/**
 * What the user can fix: a config, a path, a corpus, a device. Each problem is one line, {@code
 * where: rule but was value. What to do.} The command line prints the problems without a stack
 * trace and exits with 2.
 */
public final class PolyfuseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** One line each. */
  private final List<String> problems;

  /** One problem. */
  public PolyfuseException(String problem) {
    this(List.of(problem));
  }

  /** One problem and what led to it. */
  public PolyfuseException(String problem, Throwable cause) {
    super(problem, cause);
    this.problems = List.of(problem);
  }

  /** Several problems found together; at least one. */
  public PolyfuseException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("problems: at least one is needed");
    }
    this.problems = List.copyOf(problems);
  }

  /** The problems, one line each, in the order in which they were found. */
  public List<String> problems() {
    return problems;
  }
}
