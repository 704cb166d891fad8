package org.polyfuse.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Changes a folder: what its files hold, mostly, and else their names, kinds and number. */
final class FolderMutation {

  private static final List<String> DEVICES = List.of("/dev/null", "/dev/zero", "/proc/self/mem");

  private final Draw draw;

  FolderMutation(Draw draw) {
    this.draw = draw;
  }

  /** Changes one file or two among some of a folder's. */
  void change(Path folder, List<Path> victims) throws IOException {
    for (int i = draw.oneIn(4) ? 2 : 1; i > 0; i--) {
      Path file = draw.of(victims);
      if (Files.isRegularFile(file)) {
        change(folder, file, victims);
      }
    }
  }

  private void change(Path folder, Path file, List<Path> victims) throws IOException {
    switch (draw.below(24)) {
      case 0 -> Files.delete(file);
      case 1 -> replace(file, new byte[0]);
      case 2 -> {
        Files.delete(file);
        Files.createDirectory(file);
      }
      case 3 -> rename(file, file.resolveSibling(draw.of(victims).getFileName()));
      case 4 -> renameOddly(file);
      case 5 -> link(file, draw.oneIn(2) ? file : Path.of(draw.of(DEVICES)));
      case 6 -> link(file.resolveSibling("again"), folder); // a folder in itself
      default ->
          replace(
              file,
              new FileMutation(draw)
                  .of(String.valueOf(file.getFileName()), Files.readAllBytes(file)));
    }
  }

  private static void replace(Path file, byte[] bytes) throws IOException {
    Files.delete(file); // the template may be the same file under another name
    Files.write(file, bytes);
  }

  private static void rename(Path file, Path to) throws IOException {
    if (!Files.isDirectory(to)) {
      Files.move(file, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void renameOddly(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    int at = draw.below(name.length());
    String odd =
        draw.oneIn(2)
            ? name.substring(0, at) + (char) ('0' + draw.below(75)) + name.substring(at + 1)
            : name.substring(0, at) + Extremes.text(draw) + name.substring(at);
    try {
      rename(file, file.resolveSibling(odd.replace("/", "")));
    } catch (InvalidPathException | FileSystemException e) {
      Files.deleteIfExists(file); // no file system has such a name
    }
  }

  private static void link(Path file, Path to) throws IOException {
    Files.deleteIfExists(file);
    Files.createSymbolicLink(file, to);
  }

  /** Copies a folder. */
  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : (Iterable<Path>) all::iterator) {
        Path target = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(target);
        } else {
          Files.copy(each, target);
        }
      }
    }
  }

  /** Deletes a folder with all in it; links are not followed. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(java.util.Comparator.reverseOrder()).forEach(FolderMutation::deleteOne);
    }
  }

  private static void deleteOne(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
