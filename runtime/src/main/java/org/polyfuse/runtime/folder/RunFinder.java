package org.polyfuse.runtime.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.names.Shown;

/**
 * Finds run folders: RUN names a folder, or a name when only one folder has it.
 *
 * @param runs the folder of run folders
 */
public record RunFinder(Path runs) {

  /**
   * The folder that is meant.
   *
   * @throws PolyfuseException if there is none, or more than one
   */
  public Path find(String run) {
    for (Path candidate : candidates(run)) {
      if (Files.exists(candidate.resolve(RunFolder.CONFIG))) {
        return candidate;
      }
    }
    List<Path> named = named(run);
    if (named.size() == 1) {
      return named.get(0);
    }
    if (named.isEmpty()) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "%s: must be a run's folder, or the name of one in %s, but is neither. There are: %s.",
              Shown.line(Shown.value(run)),
              runs,
              all()));
    }
    throw new PolyfuseException(
        String.format(
            Locale.ROOT,
            "%s: must be the name of one run but %d have it: %s. Name the folder.",
            run,
            named.size(),
            named));
  }

  private List<Path> candidates(String run) {
    try {
      return List.of(Path.of(run), runs.resolve(run));
    } catch (InvalidPathException e) {
      return List.of(); // no path, but it may be a name
    }
  }

  private List<Path> named(String run) {
    List<Path> named = new ArrayList<>();
    for (Path folder : folders()) {
      if (folder
          .getFileName()
          .toString()
          .matches(java.util.regex.Pattern.quote(run) + "-[0-9a-f]{8}(-\\d+)?")) {
        named.add(folder);
      }
    }
    return named;
  }

  private String all() {
    List<String> names = folders().stream().map(folder -> folder.getFileName().toString()).toList();
    return names.isEmpty() ? "none" : Shown.names(names);
  }

  private List<Path> folders() {
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (var entries = Files.list(runs)) {
      return entries.filter(each -> Files.exists(each.resolve(RunFolder.CONFIG))).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
