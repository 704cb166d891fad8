package org.polyfuse.api.data;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads files of one kind into raw streams. Stateless; called from several threads. */
public interface MediaReader {

  /**
   * Whether this reader is for that file, by its name and, if the name does not tell, by its first
   * bytes.
   */
  boolean accepts(Path file);

  /**
   * Reads a file or a span of it.
   *
   * @param repaired takes a line on each damage that was mended (a lost marker interpolated, say)
   * @throws DamagedStreamException if it cannot be read whole
   */
  RawStream read(Path file, Optional<StreamSource.Span> span, Consumer<String> repaired);
}
