package org.polyfuse.runtime.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.files.FileFault;

/**
 * Keeps a folder to one process. The lock is the operating system's, so that of a dead process is
 * gone with it; the file names the process that holds it.
 */
public final class RunLock implements AutoCloseable {

  private static final String NAME = ".lock";
  private final Path folder;
  private final FileChannel channel;
  private final @Nullable Object identity; // of the file; null where the system has none

  private RunLock(Path folder, FileChannel channel) throws IOException {
    this.folder = folder;
    this.channel = channel;
    this.identity = identity(folder);
  }

  private static @Nullable Object identity(Path folder) throws IOException {
    return Files.readAttributes(folder.resolve(NAME), BasicFileAttributes.class).fileKey();
  }

  /**
   * Refuses to go on in a folder that was deleted, or moved away, since the lock was taken: what is
   * written would be part of nothing, or of what another process does there.
   *
   * @throws PolyfuseException if so
   */
  public void requireFolder() {
    try {
      if (Objects.equals(identity, identity(folder))) {
        return;
      }
    } catch (NoSuchFileException e) {
      // said below
    } catch (IOException e) {
      throw FileFault.reading(folder, e);
    }
    throw new PolyfuseException(
        String.format(
            Locale.ROOT,
            "%s: must stay while a run works in it but was deleted or moved. Put it back, or start the"
                + " run again.",
            folder));
  }

  /**
   * Takes the lock of a folder.
   *
   * @throws PolyfuseException if another process, or another run in this one, holds it
   */
  public static RunLock take(Path folder) {
    return tryTake(folder)
        .orElseThrow(
            () ->
                new PolyfuseException(
                    String.format(
                        Locale.ROOT,
                        "%s: must not be in use but %s works in it. Wait for it, stop it, or take --runs.",
                        folder,
                        holder(folder))));
  }

  /** Who works in a folder, as far as known. */
  public static String holder(Path folder) {
    try {
      return Files.readString(folder.resolve(NAME)).strip();
    } catch (IOException e) {
      throw FileFault.reading(folder.resolve(NAME), e);
    }
  }

  /** Takes the lock of a folder unless somebody holds it. */
  public static Optional<RunLock> tryTake(Path folder) {
    Path file = folder.resolve(NAME);
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        return Optional.empty();
      }
      return Optional.of(new RunLock(folder, channel));
    } catch (IOException e) {
      throw FileFault.writing(file, e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      // far behind the text, which others must be able to read on systems with strict locks
      return channel.tryLock(Long.MAX_VALUE - 1, 1, false);
    } catch (OverlappingFileLockException e) {
      return null; // another run of this very process
    }
  }

  private static String holder() {
    ProcessHandle process = ProcessHandle.current();
    String start = process.info().startInstant().map(each -> ", started " + each).orElse("");
    return String.format(Locale.ROOT, "process %d on %s%s%n", process.pid(), Host.name(), start);
  }

  /** Writes into the file who holds it. */
  public void announce() {
    try {
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(holder().getBytes(StandardCharsets.UTF_8)), 0);
    } catch (IOException e) {
      throw FileFault.writing(folder.resolve(NAME), e);
    }
  }

  @Override
  public void close() {
    try (channel) {
      channel.truncate(0);
    } catch (IOException e) {
      throw FileFault.writing(folder.resolve(NAME), e);
    }
  }
}
