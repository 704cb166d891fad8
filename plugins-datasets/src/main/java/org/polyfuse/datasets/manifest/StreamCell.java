package org.polyfuse.datasets.manifest;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.polyfuse.api.data.StreamSource.Span;

/**
 * What a cell names: a file, or a span of it.
 *
 * @param file the file, there or not
 * @param span the part of it
 */
record StreamCell(Path file, Optional<Span> span) {

  private static final Pattern SPAN = Pattern.compile("(.+)@([^@/\\\\]*)");
  private static final Pattern TIMES =
      Pattern.compile("\\s*(\\d+(?:\\.\\d+)?)\\s*-\\s*(\\d+(?:\\.\\d+)?)\\s*");

  boolean exists() {
    return Files.isRegularFile(file);
  }

  /**
   * Reads a cell.
   *
   * @param folder where a relative path starts
   * @throws IllegalArgumentException if it is no path, or its span is none; the message is for the
   *     user
   */
  static StreamCell read(String cell, Path folder) {
    StreamCell whole = new StreamCell(path(cell, folder), Optional.empty());
    Matcher parts = SPAN.matcher(cell);
    if (whole.exists() || !parts.matches()) {
      return whole; // names with an @ in them are no spans
    }
    Matcher times = TIMES.matcher(parts.group(2));
    if (!times.matches()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "a span must be PATH@START-END in seconds but was '%s'", cell));
    }
    double start = Double.parseDouble(times.group(1));
    double end = Double.parseDouble(times.group(2));
    if (start >= end) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "a span must start before its end but was '%s'", cell));
    }
    return new StreamCell(path(parts.group(1), folder), Optional.of(new Span(start, end)));
  }

  private static Path path(String text, Path folder) {
    try {
      Path path = folder.resolve(text.strip());
      if (!Files.exists(path) && text.indexOf('\\') >= 0) {
        return folder.resolve(text.strip().replace('\\', '/')); // written on another system
      }
      return path;
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "must be a path but was '%s'", text), e);
    }
  }
}
