package org.polyfuse.api.data;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Where one raw stream of a recording comes from; nothing is read before it is asked for. */
public sealed interface StreamSource {

  /**
   * A stream held or made in memory.
   *
   * @param key names the content: equal keys mean equal streams (a hash of the settings that make
   *     it, say); empty if that is not known, and then nothing made from it is cached
   * @param stream gives the stream, the same one each time; called from any thread
   */
  record InMemory(Optional<String> key, Supplier<RawStream> stream) implements StreamSource {}

  /**
   * A file, or a span of it, for a media reader.
   *
   * @param file the file
   * @param span the part of it; empty for all of it
   * @param reader the name of the media reader; empty to take the one that accepts the file
   */
  record InFile(Path file, Optional<Span> span, Optional<String> reader) implements StreamSource {}

  /**
   * A span of time: what lies at {@code start <= time < end}.
   *
   * @param start seconds
   * @param end seconds, above start
   */
  record Span(double start, double end) {
    /** Checks the order. */
    public Span {
      if (!(start >= 0 && end > start)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "span: must be start < end, from 0 on, but was %s-%s", start, end));
      }
    }
  }

  /** A stream at hand. */
  static StreamSource of(RawStream stream) {
    return new InMemory(Optional.empty(), () -> stream);
  }

  /** A whole file, read by the media reader that accepts it. */
  static StreamSource of(Path file) {
    return new InFile(file, Optional.empty(), Optional.empty());
  }
}
