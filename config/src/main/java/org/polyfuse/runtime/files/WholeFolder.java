package org.polyfuse.runtime.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.polyfuse.api.PolyfuseException;

/**
 * Writes new folders that are whole or not there: under another name beside the folder first, then
 * moved to it in one step.
 */
public final class WholeFolder {

  private WholeFolder() {}

  /** What goes into a folder. */
  @FunctionalInterface
  public interface Content<T> {
    /** Writes it into a folder that is there and empty; gives what there is to tell of it. */
    T writeTo(Path folder) throws IOException;
  }

  /**
   * Refuses a folder that holds anything.
   *
   * @param name what the user knows the folder as, such as {@code --dir}
   * @throws PolyfuseException if the folder holds anything or is a file
   */
  public static void requireFree(String name, Path folder) {
    if (Files.exists(folder) && !isEmptyFolder(folder)) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "%s: must be a new or an empty folder but '%s' %s. Choose another.",
              name,
              folder,
              Files.isDirectory(folder) ? "holds files" : "is a file"));
    }
  }

  /**
   * Writes a folder; missing parents are made. What the content throws leaves nothing behind; what
   * is left when the process is killed goes when the same folder is written again.
   *
   * @param folder missing or empty
   * @return what the content gives
   * @throws FileFault if it cannot be written
   */
  public static <T> T write(Path folder, Content<T> content) {
    Path target = folder.toAbsolutePath().normalize();
    Path parent = Optional.ofNullable(target.getParent()).orElse(target);
    try {
      Files.createDirectories(parent);
      try (UnfinishedFolder unfinished =
          UnfinishedFolder.beside(parent, String.valueOf(target.getFileName()))) {
        Path whole = unfinished.whole();
        T told = content.writeTo(whole);
        Files.deleteIfExists(target); // it is empty
        Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE);
        return told;
      }
    } catch (IOException e) {
      throw FileFault.writing(folder, e);
    }
  }

  private static boolean isEmptyFolder(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    } catch (IOException e) {
      throw FileFault.reading(folder, e);
    }
  }

  /** Deletes a folder with all that it holds, if it is there. */
  public static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
