package org.polyfuse.runtime.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Where a folder is written before it is moved to its place: beside it, hidden, and locked while
 * its writer lives, so that the next writer of the same folder knows what a killed one left.
 */
final class UnfinishedFolder implements AutoCloseable {

  private static final String LOCK = "lock";

  private final Path folder;
  private final FileChannel lock;

  private UnfinishedFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** Makes one for a folder of that name, after what killed writers of it left is deleted. */
  static UnfinishedFolder beside(Path parent, String name) throws IOException {
    String prefix = "." + name + ".";
    deleteLeft(parent, prefix);
    Path folder = Files.createTempDirectory(parent, prefix);
    Path open = folder.resolve("open");
    FileChannel channel =
        FileChannel.open(open, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    tryLock(channel); // nobody else knows this name
    Files.move(open, lock(folder));
    return new UnfinishedFolder(folder, channel);
  }

  /** The folder to write into; unlike the temporary one it is not its owner's alone. */
  Path whole() throws IOException {
    return Files.createDirectory(folder.resolve("whole"));
  }

  @Override
  public void close() throws IOException {
    lock.close();
    WholeFolder.delete(folder);
  }

  private static void deleteLeft(Path parent, String prefix) throws IOException {
    DirectoryStream.Filter<Path> left =
        file -> file.getFileName().toString().startsWith(prefix) && Files.isRegularFile(lock(file));
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, left)) {
      for (Path folder : folders) {
        if (isLeft(folder)) {
          WholeFolder.delete(folder);
        }
      }
    }
  }

  private static Path lock(Path folder) {
    return folder.resolve(LOCK);
  }

  private static boolean isLeft(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(lock(folder), StandardOpenOption.WRITE)) {
      return tryLock(channel) != null;
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // of this very process
    }
  }
}
