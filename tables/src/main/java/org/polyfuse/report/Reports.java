package org.polyfuse.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.polyfuse.runtime.files.Leftovers;
import org.polyfuse.runtime.files.WholeFile;
import org.polyfuse.runtime.folder.RunLock;
import org.polyfuse.tables.judge.TableResult;

/** Writes {@code report.html} into the folders of runs and tables, from what lies in them alone. */
public final class Reports {

  /** The name of a page in its folder. */
  public static final String FILE = "report.html";

  private Reports() {}

  /**
   * Makes the page of whatever a folder holds.
   *
   * @return the page
   * @throws org.polyfuse.api.PolyfuseException if it is neither a finished run nor a table, or if a
   *     file in it is damaged
   */
  public static Path of(Path folder) {
    return isTable(folder) ? ofTable(folder) : ofRun(folder);
  }

  /** Whether a folder is a table's. */
  public static boolean isTable(Path folder) {
    return Files.exists(folder.resolve(TableResult.FILE));
  }

  /**
   * Makes the page of a finished run.
   *
   * @return the page
   * @throws org.polyfuse.api.PolyfuseException if the run is not finished or a file is damaged
   */
  public static Path ofRun(Path folder) {
    return write(folder, new RunReport(RunData.read(folder)).page());
  }

  /**
   * Makes the page of a finished run that has none yet. What is left of one whose writer was killed
   * goes, unless another process is at work there.
   *
   * @return the page
   * @throws org.polyfuse.api.PolyfuseException if the run is not finished or a file is damaged
   */
  public static Path firstOfRun(Path folder) {
    Optional<RunLock> alone = RunLock.tryTake(folder);
    try {
      alone.ifPresent(RunLock::announce);
      alone.ifPresent(lock -> Leftovers.delete(folder));
      return ofRun(folder);
    } finally {
      alone.ifPresent(RunLock::close);
    }
  }

  /**
   * Makes the page of a table, and the pages of its finished runs that have none yet.
   *
   * @return the table's page
   * @throws org.polyfuse.api.PolyfuseException if there is no table or a file is damaged
   */
  public static Path ofTable(Path folder) {
    TableResult table = TableResult.read(folder);
    for (Path run : new TableData(folder, table).trainedRuns()) {
      if (!Files.exists(run.resolve(FILE))) {
        firstOfRun(run);
      }
    }
    return write(folder, new TableReport(new TableData(folder, table)).page());
  }

  private static Path write(Path folder, Page page) {
    Path file = folder.resolve(FILE);
    WholeFile.write(file, page.toString());
    return file;
  }
}
