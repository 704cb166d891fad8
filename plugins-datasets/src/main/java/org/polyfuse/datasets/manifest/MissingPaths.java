package org.polyfuse.datasets.manifest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.polyfuse.datasets.table.TableProblems;

/**
 * Files that are not there. A column of which no file is there most likely names none, or all from
 * elsewhere: that is one problem, not one a row.
 */
final class MissingPaths {

  private record Missing(int line, Path file) {}

  private final TableProblems problems;
  private final Set<String> found = new HashSet<>();
  private final Map<String, List<Missing>> missing = new LinkedHashMap<>();

  MissingPaths(TableProblems problems) {
    this.problems = problems;
  }

  void found(String stream) {
    found.add(stream);
  }

  void add(String stream, int line, Path file) {
    missing.computeIfAbsent(stream, key -> new ArrayList<>()).add(new Missing(line, file));
  }

  /** Tells of all of them. */
  void note() {
    missing.forEach(
        (stream, files) -> {
          if (!found.contains(stream) && files.size() > 1) {
            Missing first = files.get(0);
            problems.add(
                first.line(),
                String.format(
                    Locale.ROOT,
                    "column '%s': none of its %d files is there, here %s. Correct dataset.folder, or"
                        + " list the columns that are streams in dataset.streams, or name a group"
                        + " group.%s.",
                    stream,
                    files.size(),
                    first.file(),
                    stream));
          } else {
            files.forEach(
                each ->
                    problems.add(
                        each.line(),
                        String.format(
                            Locale.ROOT,
                            "column '%s': %s: must be a file but is not there.",
                            stream,
                            each.file())));
          }
        });
  }
}
