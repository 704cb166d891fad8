package org.polyfuse.api.data;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
   * What a file would hold, such as sound or a film that came over a network. It is written to a
   * temporary file for the media reader while features are made of it.
   *
   * @param name as a file with these bytes would be called, such as {@code clip.wav}: its ending
   *     may tell the reader
   * @param bytes the content; not copied, so not to be changed
   */
  record InBytes(String name, byte[] bytes) implements StreamSource {
    /** Checks the name. */
    public InBytes {
      if (!name.matches("[^/\\\\\\p{Cntrl}]{1,200}") || name.matches("\\.+")) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "name: must be the name of a file, such as clip.wav, but was '%s'",
                name));
      }
    }
  }

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

    private static final String SECONDS =
        "\\s*((?:\\d+(?:[.,]\\d*)?|[.,]\\d+)(?:[eE][+-]?\\d+)?)\\s*";
    private static final Pattern TIMES = Pattern.compile(SECONDS + "[-\u2013]" + SECONDS);

    /**
     * Reads {@code START-END} in seconds as any program writes them: {@code 0.5-1}, {@code
     * 1e-05-.5}, {@code 0,2-0,5}.
     *
     * @return empty if it is not written so
     * @throws IllegalArgumentException if it does not start before its end
     */
    public static Optional<Span> parse(String text) {
      Matcher times = TIMES.matcher(text);
      return times.matches()
          ? Optional.of(new Span(seconds(times.group(1)), seconds(times.group(2))))
          : Optional.empty();
    }

    private static double seconds(String number) {
      return Double.parseDouble(number.replace(',', '.'));
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

  /** What a file of that name would hold, read by the media reader that accepts it. */
  static StreamSource ofBytes(String name, byte[] bytes) {
    return new InBytes(name, bytes);
  }
}
