package org.polyfuse.datasets.features;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.datasets.FileTree;
import org.polyfuse.datasets.array.ArrayFile;

/** The feature files of a folder, by id and stream. */
final class ClipFiles {

  private final FileIds ids;
  private final Map<String, Map<String, Path>> byId = new HashMap<>();
  private final Set<String> streams = new TreeSet<>();
  private final List<Path> unlisted = new ArrayList<>();
  private final List<Path> lost = new ArrayList<>();

  private ClipFiles(FileIds ids) {
    this.ids = ids;
  }

  /**
   * Looks through a folder and its folders, as deep as ids have parts.
   *
   * @throws PolyfuseException if one stream of an id has two files, or they cannot be listed
   */
  static ClipFiles in(Path root, FileIds ids) {
    ClipFiles files = new ClipFiles(ids);
    try {
      FileTree tree = FileTree.of(root, 2 + ids.folders());
      tree.files().stream()
          .filter(ArrayFile::isNamedSo)
          .forEach(file -> files.add(root.relativize(file), file));
      tree.lost().stream().filter(ArrayFile::isNamedSo).forEach(files.lost::add);
    } catch (IOException e) {
      throw new PolyfuseException(
          String.format(Locale.ROOT, "dataset.root: %s cannot be listed: %s", root, e), e);
    }
    return files;
  }

  private void add(Path relative, Path file) {
    String name = String.valueOf(relative.getFileName());
    String stem = name.substring(0, name.lastIndexOf('.'));
    Path parent = relative.getParent();
    boolean found =
        parent != null && (addByFirst(parent, stem, file) || addByLast(parent, stem, file));
    if (!found && !addByDots(parent == null ? "" : path(parent) + "/", stem, file)) {
      unlisted.add(file);
    }
  }

  private static String path(Path relative) {
    List<String> parts = new ArrayList<>();
    relative.forEach(part -> parts.add(part.toString()));
    return String.join("/", parts);
  }

  /** STREAM/ID. */
  private boolean addByFirst(Path parent, String stem, Path file) {
    Path below = parent.subpath(0, 1).relativize(parent);
    String folders = path(below);
    Optional<String> id = ids.id(folders.isEmpty() ? stem : folders + "/" + stem);
    id.ifPresent(each -> put(each, parent.getName(0).toString(), file));
    return id.isPresent();
  }

  /** ID/STREAM. */
  private boolean addByLast(Path parent, String stem, Path file) {
    Optional<String> id = ids.id(path(parent));
    id.ifPresent(each -> put(each, stem, file));
    return id.isPresent();
  }

  /** ID.STREAM, where the id may hold dots too. */
  private boolean addByDots(String folders, String stem, Path file) {
    for (int dot = stem.lastIndexOf('.'); dot > 0; dot = stem.lastIndexOf('.', dot - 1)) {
      Optional<String> id = ids.id(folders + stem.substring(0, dot));
      if (id.isPresent()) {
        put(id.get(), stem.substring(dot + 1), file);
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
  List<Path> unlisted() {
    return unlisted;
  }

  /** Links named as feature files that lead nowhere. */
  List<Path> lost() {
    return lost;
  }
}
