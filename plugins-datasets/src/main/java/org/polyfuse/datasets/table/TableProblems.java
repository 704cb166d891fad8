package org.polyfuse.datasets.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.polyfuse.api.PolyfuseException;

/** Collects everything that is wrong in a table, to be told at once. For one thread. */
public final class TableProblems {

  /** A table of another kind would have a problem in every row; nobody reads so many. */
  private static final int SHOWN = 50;

  private final Path file;
  private final List<Problem> found = new ArrayList<>();

  /** Problems of that file. */
  public TableProblems(Path file) {
    this.file = file;
  }

  private record Problem(int line, String text) {}

  /** Something wrong with a line; lines count from 1. */
  public void add(int line, String text) {
    found.add(new Problem(line, text));
  }

  /** Something wrong with the table as a whole. */
  public void add(String text) {
    found.add(new Problem(0, text));
  }

  /** Whether nothing is wrong so far. */
  public boolean none() {
    return found.isEmpty();
  }

  /**
   * Ends here if anything is wrong.
   *
   * @throws PolyfuseException with every problem, in the order of lines
   */
  public void throwIfAny() {
    if (found.isEmpty()) {
      return;
    }
    List<String> lines = new ArrayList<>();
    found.stream()
        .sorted((a, b) -> Integer.compare(a.line(), b.line()))
        .limit(SHOWN)
        .forEach(problem -> lines.add(text(problem)));
    if (found.size() > SHOWN) {
      lines.add(
          String.format(
              Locale.ROOT, "%s: %d more problems are not shown.", file, found.size() - SHOWN));
    }
    throw new PolyfuseException(lines);
  }

  private String text(Problem problem) {
    return problem.line() == 0
        ? String.format(Locale.ROOT, "%s: %s", file, problem.text())
        : String.format(Locale.ROOT, "%s: line %d: %s", file, problem.line(), problem.text());
  }
}
