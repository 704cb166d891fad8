package org.polyfuse.runtime.features;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.polyfuse.api.NearestName;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.AbsentStreamException;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.api.data.StreamSource.InFile;
import org.polyfuse.api.data.StreamSource.InMemory;
import org.polyfuse.runtime.files.SourceFile;

/** Opens the sources of raw streams. Immutable; safe for use from several threads. */
public final class StreamReading {

  private final List<NamedReader> readers;

  /** Knows these media readers; where several accept a file, the first by name reads it. */
  public StreamReading(List<NamedReader> readers) {
    this.readers = readers.stream().sorted(Comparator.comparing(NamedReader::name)).toList();
  }

  /**
   * Reads a stream, or gets it ready to be read while it is looked at.
   *
   * @param kind what is wanted of a file that holds several
   * @param repaired takes a line on each damage that is mended, now or while the stream is used
   * @throws DamagedStreamException if it is not there, cannot be read whole, or no reader accepts
   *     it
   * @throws AbsentStreamException if the file holds none of that kind
   * @throws PolyfuseException if there is no such reader as the source names
   */
  public RawStream open(
      StreamSource source, Class<? extends RawStream> kind, Consumer<String> repaired) {
    if (source instanceof InMemory memory) {
      return memory.stream().get();
    }
    InFile file = (InFile) source;
    try {
      return reader(file).reader().read(file.file(), file.span(), kind, repaired);
    } catch (UncheckedIOException e) {
      throw new DamagedStreamException(file.file() + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** The reader for a file: the one that the source names, else one that accepts the file. */
  NamedReader reader(InFile source) {
    Path file = source.file();
    if (!Files.exists(file)) {
      throw new DamagedStreamException(file + ": must be a file but is not there");
    }
    SourceFile.refusal(file)
        .ifPresent(
            rule -> {
              throw new DamagedStreamException(file + ": " + rule);
            });
    Optional<String> wanted = source.reader();
    return readers.stream()
        .filter(
            each -> wanted.map(each.name()::equals).orElseGet(() -> each.reader().accepts(file)))
        .findFirst()
        .orElseThrow(() -> unknown(file, wanted));
  }

  /** A name of a reader is a setting; what a file is, is a matter of that file alone. */
  private RuntimeException unknown(Path file, Optional<String> wanted) {
    List<String> names = readers.stream().map(NamedReader::name).toList();
    String known = names.isEmpty() ? "none" : String.join(", ", names);
    String what =
        wanted
            .map(
                name ->
                    String.format(
                        Locale.ROOT,
                        "must be read by '%s', but there is no such media reader.%s",
                        name,
                        NearestName.hint(name, names)))
            .orElse("no media reader accepts this file, by its name or its first bytes.");
    String message =
        String.format(
            Locale.ROOT,
            "%s: %s Known: %s. Add the reader's jar to the plugin path.",
            file,
            what,
            known);
    return wanted.isPresent()
        ? new PolyfuseException(message)
        : new DamagedStreamException(message);
  }
}
