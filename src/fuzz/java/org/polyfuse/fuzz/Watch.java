package org.polyfuse.fuzz;

import java.io.IOException;
import java.util.List;

/** Runs commands and says which do not end as they must. */
interface Watch {

  /** Runs a command to its end, or as long as it may take. */
  Ending run(List<String> arguments) throws IOException, InterruptedException;
}
