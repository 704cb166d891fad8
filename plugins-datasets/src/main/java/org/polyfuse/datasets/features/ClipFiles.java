package org.polyfuse.datasets.features;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.datasets.array.ArrayFile;

/** The feature files of a folder, by id and stream. */
final class ClipFiles {

  private final Map<String, Map<String, Path>> byId = new HashMap<>();
  private final Set<String> streams = new TreeSet<>();
  private int unlisted;

  private ClipFiles() {}

  /**
   * Looks through a folder and its folders.
   *
   * @throws PolyfuseException if one stream of an id has two files, or they cannot be listed
   */
  static ClipFiles in(Path root, Set<String> ids) {
    ClipFiles files = new ClipFiles();
    try (Stream<Path> tree = Files.walk(root, 2)) {
      List<Path> found =
          tree.filter(Files::isRegularFile).filter(ArrayFile::isNamedSo).sorted().toList();
      found.forEach(file -> files.add(root.relativize(file), file, ids));
    } catch (IOException e) {
      throw new PolyfuseException(
          String.format(Locale.ROOT, "dataset.root: %s cannot be listed: %s", root, e), e);
    }
    return files;
  }

  private void add(Path relative, Path file, Set<String> ids) {
    String name = String.valueOf(relative.getFileName());
    String stem = name.substring(0, name.lastIndexOf('.'));
    Path parent = relative.getParent();
    String folder = parent == null ? "" : parent.toString();
    if (!folder.isEmpty() && ids.contains(stem)) {
      put(stem, folder, file);
    } else if (!folder.isEmpty() && ids.contains(folder)) {
      put(folder, stem, file);
    } else if (!addByDots(stem, file, ids)) {
      unlisted++;
    }
  }

  /** ID.STREAM, where the id may hold dots too. */
  private boolean addByDots(String stem, Path file, Set<String> ids) {
    for (int dot = stem.lastIndexOf('.'); dot > 0; dot = stem.lastIndexOf('.', dot - 1)) {
      if (ids.contains(stem.substring(0, dot))) {
        put(stem.substring(0, dot), stem.substring(dot + 1), file);
        return true;
      }
    }
    return false;
  }

  private void put(String id, String stream, Path file) {
    Path before = byId.computeIfAbsent(id, key -> new TreeMap<>()).put(stream, file);
    if (before != null) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "dataset.root: stream '%s' of '%s' must have one file but has %s and %s. Delete one.",
              stream,
              id,
              before,
              file));
    }
    streams.add(stream);
  }

  Map<String, Path> of(String id) {
    return byId.getOrDefault(id, Map.of());
  }

  Set<String> streams() {
    return streams;
  }

  /** Files of no id. */
  int unlisted() {
    return unlisted;
  }
}
