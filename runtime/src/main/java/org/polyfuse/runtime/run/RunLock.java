package org.polyfuse.runtime.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.polyfuse.api.PolyfuseException;

/**
 * Keeps a folder to one process. The lock is the operating system's, so that of a dead process is
 * gone with it; the file names the process that holds it.
 */
public final class RunLock implements AutoCloseable {

  private static final String NAME = ".lock";
  private final FileChannel channel;

  private RunLock(FileChannel channel) {
    this.channel = channel;
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
  static String holder(Path folder) {
    try {
      return Files.readString(folder.resolve(NAME)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes the lock of a folder unless somebody holds it. */
  static Optional<RunLock> tryTake(Path folder) {
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
      return Optional.of(new RunLock(channel));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      channel.truncate(0);
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
