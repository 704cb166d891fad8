package org.polyfuse.datasets.manifest;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.polyfuse.api.data.StreamSource.Span;

/**
 * What a cell names: a file, or a span of it.
 *
 * @param file the file, there or not
 * @param span the part of it
 */
record StreamCell(Path file, Optional<Span> span) {

  private static final Pattern SPAN = Pattern.compile("(.+)@([^@/\\\\]*)");

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
    StreamCell part = new StreamCell(path(parts.group(1), folder), span(cell, parts.group(2)));
    if (part.span().isEmpty() && part.exists()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "a span must be PATH@START-END in seconds but was '%s'", cell));
    }
    return part.span().isPresent() ? part : whole; // such as a name with an @ that is not there
  }

  private static Optional<Span> span(String cell, String times) {
    try {
      return Span.parse(times);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "a span must start before its end but was '%s'", cell), e);
    }
  }

  private static Path path(String text, Path folder) {
    String name = text.strip();
    try {
      Path path = folder.resolve(name);
      if (!Files.exists(path) && name.indexOf('\\') >= 0) {
        path = folder.resolve(name.replace('\\', '/')); // written on another system
      }
      return Files.exists(path) ? path : composed(name, folder).orElse(path);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(PathRule.of(name), e);
    }
  }

  /** Systems differ in whether an accent is a letter's own or follows it; to a disk they differ. */
  private static Optional<Path> composed(String name, Path folder) {
    return Stream.of(Normalizer.Form.NFC, Normalizer.Form.NFD)
        .map(form -> folder.resolve(Normalizer.normalize(name, form)))
        .filter(Files::exists)
        .findFirst();
  }
}
