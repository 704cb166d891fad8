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
   * Reads a file or a span of it: the stream that it holds, or the foremost of several.
   *
   * @param repaired takes a line on each damage that was mended (a lost marker interpolated, say)
   * @throws DamagedStreamException if it cannot be read whole
   */
  RawStream read(Path file, Optional<StreamSource.Span> span, Consumer<String> repaired);

  /**
   * Reads the stream of one kind from a file that may hold several, such as a film's sound. A
   * reader whose files hold one stream gives that one: whoever takes it says if it is of the wrong
   * kind.
   *
   * @param kind what the front-end takes, {@link FrontEnd#takes()}; {@code RawStream} if it does
   *     not say
   * @param repaired as above; a stream that is read while it is looked at ({@link Frames}) also
   *     tells what it mends then, until the front-end returns
   * @throws DamagedStreamException if it cannot be read whole
   * @throws AbsentStreamException if the file is whole but has no such stream
   */
  default RawStream read(
      Path file,
      Optional<StreamSource.Span> span,
      Class<? extends RawStream> kind,
      Consumer<String> repaired) {
    return read(file, span, repaired);
  }
}
