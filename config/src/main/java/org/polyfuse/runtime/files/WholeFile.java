package org.polyfuse.runtime.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes files that are whole or not there: under another name beside the file first, then moved
 * over it in one step. Whoever reads meanwhile, in this process or another, sees the old file or
 * the new one. Missing folders are made. Safe for use from several threads; the last writer of a
 * file wins.
 */
public final class WholeFile {

  /** How the names of files end that are still being written. */
  public static final String UNFINISHED = ".tmp";

  private static final Logger LOG = LoggerFactory.getLogger(WholeFile.class);

  private WholeFile() {}

  /** What goes into a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes it; the stream is buffered and closed by the caller. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file that is there also after a power cut.
   *
   * @throws FileFault if that fails; the file is then as before
   */
  public static void write(Path file, Content content) {
    replace(file, content, true);
  }

  /** Writes bytes; see {@link #write(Path, Content)}. */
  public static void write(Path file, byte[] bytes) {
    write(file, out -> out.write(bytes));
  }

  /** Writes text in UTF-8; see {@link #write(Path, Content)}. */
  public static void write(Path file, String text) {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes a file without waiting for the disk: whole for every reader, but after a power cut it
   * may hold anything. For what can be made again and carries a checksum of its own.
   *
   * @throws FileFault if that fails; the file is then as before
   */
  public static void writeUnforced(Path file, Content content) {
    replace(file, content, false);
  }

  /**
   * Where a file lies that a link names; links to nothing, and what is no link, stay as they are.
   */
  public static Path place(Path file) throws IOException {
    Path target = file.toAbsolutePath();
    return Files.isSymbolicLink(target) && Files.exists(target) ? target.toRealPath() : target;
  }

  /** Whether a name stands for a pipe, a terminal or a device, which nothing can be moved over. */
  public static boolean isDevice(Path file) {
    return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
  }

  /** Sets the time of a file's last use, by which a cache finds the oldest. */
  public static void touch(Path file) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    } catch (IOException e) {
      // gone meanwhile, or of a cache that others own and we only read
      LOG.debug("{}: cannot be touched: {}", file, e.toString());
    }
  }

  private static void replace(Path file, Content content, boolean force) {
    try {
      if (isDevice(file)) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
          content.writeTo(out);
        }
        return;
      }
      move(place(file), content, force);
    } catch (IOException e) {
      throw FileFault.writing(file, e);
    }
  }

  private static void move(Path target, Content content, boolean force) throws IOException {
    Path folder = target.getParent();
    Path name = target.getFileName();
    if (folder == null || name == null) {
      throw new IllegalArgumentException("file: must name a file but was " + target);
    }
    Files.createDirectories(folder);
    Path unfinished = folder.resolve("." + name + "." + UUID.randomUUID() + UNFINISHED);
    try {
      writeNew(unfinished, content, force);
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
    if (force) {
      forceFolder(folder);
    }
  }

  private static void writeNew(Path file, Content content, boolean force) throws IOException {
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
      content.writeTo(out);
      out.flush();
      if (force) {
        channel.force(true);
      }
    }
  }

  /** Makes the new name last; only POSIX systems can open a folder to do so, or need it. */
  private static void forceFolder(Path folder) throws IOException {
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
