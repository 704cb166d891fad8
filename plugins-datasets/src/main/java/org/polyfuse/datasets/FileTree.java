package org.polyfuse.datasets;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files below a folder, wherever links lead.
 *
 * @param files in the order of their paths, as found from that folder
 * @param lost links that lead nowhere
 * @param loops links that lead back to a folder above them, and are not followed
 */
public record FileTree(List<Path> files, List<Path> lost, List<Path> loops) {

  /** Copies the lists. */
  public FileTree {
    files = List.copyOf(files);
    lost = List.copyOf(lost);
    loops = List.copyOf(loops);
  }

  /**
   * Looks through a folder, or a link to one.
   *
   * @param depth of folders that are looked into; 1 for that folder alone
   * @throws IOException if one of them cannot be listed
   */
  public static FileTree of(Path folder, int depth) throws IOException {
    List<Path> files = new ArrayList<>();
    List<Path> lost = new ArrayList<>();
    List<Path> loops = new ArrayList<>();
    Files.walkFileTree(
        folder,
        Set.of(FileVisitOption.FOLLOW_LINKS),
        depth,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes found) {
            (found.isSymbolicLink() ? lost : files).add(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (!(failure instanceof FileSystemLoopException)) {
              throw failure;
            }
            loops.add(file);
            return FileVisitResult.CONTINUE;
          }
        });
    // the visitor also calls a folder at its depth a file
    Stream<Path> regular = files.stream().filter(Files::isRegularFile);
    return new FileTree(
        regular.sorted().toList(),
        lost.stream().sorted().toList(),
        loops.stream().sorted().toList());
  }
}
