package org.polyfuse.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Something that reads what others have written. */
interface Subject {

  /** What the user of the fuzzing calls it. */
  String name();

  /** Commands that read what is not changed, and succeed. */
  List<List<String>> plain(Path folder) throws IOException;

  /**
   * Writes one mutant.
   *
   * @param folder a new folder of its own
   * @return the arguments of the command that reads it
   */
  List<String> prepare(Path folder, Draw draw) throws IOException;
}
