package org.polyfuse.cli.predict;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.runtime.plugins.Suggestion;

/** One recording as a user names it: {@code stream=FILE[@start-end] ...} or one {@code FILE}. */
public final class RecordingArguments {

  private static final Pattern STREAM = Pattern.compile("([^=/\\\\]+)=(.+)");
  private static final Pattern SPAN = Pattern.compile("(.+)@([^@/\\\\]*)");

  private RecordingArguments() {}

  /**
   * The recording.
   *
   * @param streams what the system knows
   * @throws PolyfuseException if a stream is unknown or named twice, or a file is not there
   */
  public static Recording parse(List<String> arguments, List<String> streams) {
    Map<String, StreamSource> sources = new LinkedHashMap<>();
    for (String argument : arguments) {
      Matcher named = STREAM.matcher(argument);
      boolean isNamed = named.matches() && !Files.exists(Path.of(argument));
      String stream = isNamed ? known(named.group(1), streams) : Recording.ANY_STREAM;
      if (sources.put(stream, source(isNamed ? named.group(2) : argument)) != null) {
        throw new PolyfuseException(
            String.format(
                Locale.ROOT,
                "%s: must be given once but was given twice. A file is named once, or once a"
                    + " stream.",
                isNamed ? stream : argument));
      }
    }
    return Recording.of(String.join(" ", arguments), sources);
  }

  private static String known(String stream, List<String> streams) {
    if (!streams.contains(stream)) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "%s: the system knows no such stream%s Known: %s.",
              stream,
              Suggestion.instead(stream, streams),
              String.join(", ", streams)));
    }
    return stream;
  }

  private static StreamSource source(String text) {
    Matcher parts = SPAN.matcher(text);
    if (Files.exists(Path.of(text)) || !parts.matches()) {
      return file(Path.of(text), Optional.empty());
    }
    Optional<StreamSource.Span> span = span(parts.group(1), parts.group(2));
    return file(Path.of(span.isPresent() ? parts.group(1) : text), span);
  }

  private static Optional<StreamSource.Span> span(String file, String times) {
    try {
      return StreamSource.Span.parse(times);
    } catch (IllegalArgumentException e) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "%s: a span must be start-end in seconds, start below end, but was %s.",
              file,
              times),
          e);
    }
  }

  private static StreamSource file(Path file, Optional<StreamSource.Span> span) {
    if (!Files.isRegularFile(file)) {
      throw new PolyfuseException(
          String.format(Locale.ROOT, "%s: must be a file but is not there. Check the path.", file));
    }
    return new StreamSource.InFile(file, span, Optional.empty());
  }
}
