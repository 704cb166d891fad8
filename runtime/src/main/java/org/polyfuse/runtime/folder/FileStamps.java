package org.polyfuse.runtime.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.runtime.digest.Digest;
import org.polyfuse.runtime.plugins.PluginKind;
import org.polyfuse.runtime.study.Study;

/**
 * Tells by size and time of the last change whether files are as they were; none is opened. A file
 * that is copied or touched looks changed. For one thread.
 */
public final class FileStamps {

  /** What files that the dataset's settings name look like: streams without a name lie in them. */
  private final String settings;

  private final Map<Path, String> known = new HashMap<>();

  private FileStamps(List<Path> named) {
    this.settings = named.stream().map(this::of).collect(Collectors.joining(";"));
  }

  /** For the dataset of a study. */
  public static FileStamps of(Study study) {
    return new FileStamps(
        study.parts().stream()
            .filter(part -> part.outermost().kind() == PluginKind.DATASET)
            .flatMap(part -> part.files().values().stream())
            .map(file -> file.toAbsolutePath().normalize())
            .filter(Files::isRegularFile)
            .toList());
  }

  /** The stamp of a recording: its streams' names, and where each comes from. */
  public String of(Recording recording) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(recording.streams())
        .forEach((name, source) -> text.append(name).append('\n').append(of(source)).append('\n'));
    return Digest.name(text.toString());
  }

  private String of(StreamSource source) {
    if (source instanceof StreamSource.InFile file) {
      return String.format(Locale.ROOT, "%s %s %s", of(file.file()), file.span(), file.reader());
    }
    return source instanceof StreamSource.InMemory memory
        ? memory.key().orElse(settings)
        : settings;
  }

  private String of(Path path) {
    return known.computeIfAbsent(path, FileStamps::look);
  }

  /** A folder looks like all files below it. */
  private static String look(Path path) {
    SortedSet<String> looks = new TreeSet<>();
    FileVisitor<Path> visitor =
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes found) {
            looks.add(
                String.format(
                    Locale.ROOT, "%s %d %s", file, found.size(), found.lastModifiedTime()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure) {
            looks.add(file + " is not there");
            return FileVisitResult.CONTINUE;
          }
        };
    try {
      Files.walkFileTree(path, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, visitor);
      return Digest.name(String.join("\n", looks));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
