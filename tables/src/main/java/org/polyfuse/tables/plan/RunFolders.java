package org.polyfuse.tables.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.polyfuse.runtime.files.WholeFile;
import org.polyfuse.runtime.folder.Editions;
import org.polyfuse.runtime.folder.RunFolder;
import org.polyfuse.runtime.study.Study;

/**
 * Which folder each run of a table has. A table keeps to the folders that it began with, so that
 * one begun anew goes on with its own runs, done or not.
 *
 * @param runs the folder of run folders
 * @param kept the names of those that the table began with; none for a new one
 * @param isAnew whether it takes new folders
 */
public record RunFolders(Path runs, List<String> kept, boolean isAnew) {

  /** In a table's folder: the names of its runs' folders, one a line. */
  static final String FILE = "runs.txt";

  /** New ones. */
  static RunFolders anew(Path runs) {
    return new RunFolders(runs, List.of(), true);
  }

  /** Those of a table; the last ones where it has none yet. */
  static RunFolders of(Path runs, Path table) {
    Path file = table.resolve(FILE);
    try {
      List<String> kept = Files.exists(file) ? Files.readAllLines(file) : List.of();
      return new RunFolders(runs, kept, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** That of a study. */
  Path of(Study study) {
    Editions editions = RunFolder.editions(runs, study);
    if (isAnew) {
      return editions.next();
    }
    return kept.stream()
        .filter(editions::isOne)
        .findFirst()
        .map(runs::resolve)
        .orElseGet(editions::last);
  }

  /** Notes those of a table that begins or goes on. */
  public static void keep(TablePlan plan) {
    WholeFile.write(
        plan.folder().resolve(FILE),
        plan.trainings().stream()
            .map(run -> run.folder().getFileName() + "\n")
            .collect(Collectors.joining()));
  }
}
