package org.polyfuse.datasets.acted;

import java.nio.file.Path;

/** How a corpus names its files. */
@FunctionalInterface
interface ClipNames {

  /**
   * What the name of a file says.
   *
   * @throws NotTheirs if it is no name of the corpus
   */
  Clip parse(Path file) throws NotTheirs;

  /** A name that the corpus does not give; the message says which rule it breaks. */
  final class NotTheirs extends Exception {

    private static final long serialVersionUID = 1L;

    NotTheirs(String rule) {
      super(rule);
    }
  }
}
