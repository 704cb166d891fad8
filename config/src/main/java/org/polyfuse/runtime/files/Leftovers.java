package org.polyfuse.runtime.files;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.regex.Pattern;

/** What writers leave that were killed while they wrote. */
public final class Leftovers {

  /** As {@link WholeFile} names what it writes. */
  private static final Pattern NAME =
      Pattern.compile("\\..+\\.[0-9a-f-]{36}" + Pattern.quote(WholeFile.UNFINISHED));

  private Leftovers() {}

  /**
   * Deletes them from a folder and those below it. For whoever alone writes there.
   *
   * @throws FileFault if one cannot be deleted
   */
  public static void delete(Path folder) {
    try {
      Files.walkFileTree(folder, new Deleting());
    } catch (IOException e) {
      throw FileFault.writing(folder, e);
    }
  }

  private static final class Deleting extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes found) throws IOException {
      if (NAME.matcher(file.getFileName().toString()).matches()) {
        Files.deleteIfExists(file);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
