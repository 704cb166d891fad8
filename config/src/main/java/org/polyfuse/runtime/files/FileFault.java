package org.polyfuse.runtime.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * What a file system refuses, in words that say where, why and what to do: a full disk, a folder
 * that may not be written, a file that is gone.
 */
public final class FileFault extends UncheckedIOException {

  private static final long serialVersionUID = 1L;

  /** With less than this a disk is full, whatever language its message is in. */
  private static final long FULL_BYTES = 1 << 16;

  private FileFault(String message, IOException cause) {
    super(message, cause);
  }

  /** A file or folder could not be written; what was there before stays. */
  public static FileFault writing(Path path, IOException cause) {
    return new FileFault(sentence(path, "written", cause), cause);
  }

  /** A file or folder could not be read. */
  public static FileFault reading(Path path, IOException cause) {
    return new FileFault(sentence(path, "read", cause), cause);
  }

  /** What a file system refused somewhere below an error, if that is what it is about. */
  public static Optional<String> in(Throwable error) {
    for (Throwable each = error; each != null; each = each.getCause()) {
      if (each instanceof FileFault known) {
        return Optional.of(String.valueOf(known.getMessage()));
      }
      if (each instanceof UncheckedIOException wrapper) {
        IOException refused = wrapper.getCause();
        if (refused instanceof FileSystemException || refused != null && saysFull(refused)) {
          return Optional.of(bare(wrapper, refused));
        }
      }
      if (each instanceof IOException plain && saysFull(plain)) {
        return Optional.of(
            "disk: must have room but no space left. Make room; then the same command goes on.");
      }
    }
    return Optional.empty();
  }

  /** Who wraps it says more than the path, or nothing. */
  private static String bare(UncheckedIOException wrapper, IOException refused) {
    String own = String.valueOf(wrapper.getMessage());
    return own.equals(refused.toString())
            && refused instanceof FileSystemException known
            && known.getFile() != null
        ? sentence(Path.of(known.getFile()), "used", refused)
        : own;
  }

  private static String sentence(Path path, String used, IOException cause) {
    return String.format(Locale.ROOT, "%s: must be %s but %s", path, used, reason(path, cause));
  }

  private static String reason(Path path, IOException cause) {
    if (saysFull(cause) || isVague(cause) && isFull(path)) {
      return "no space left on its disk. Make room; then the same command goes on.";
    }
    if (cause instanceof AccessDeniedException) {
      return "permission is denied" + other(path, cause) + ". Allow it, or take another folder.";
    }
    if (cause instanceof NoSuchFileException) {
      return "is not there" + other(path, cause) + ". Was it deleted meanwhile?";
    }
    String text = String.valueOf(cause.getMessage());
    if (cause instanceof NotDirectoryException
        || cause instanceof FileAlreadyExistsException
        || cause instanceof FileSystemException && text.endsWith("Not a directory")) {
      return "a file is in the way of a folder" + other(path, cause) + ". Name another.";
    }
    if (text.contains("Read-only file system")) {
      return "its file system is read-only. Take another folder.";
    }
    if (text.contains("File too large")) {
      return "its file system or 'ulimit -f' allows no file that large. Raise the limit, or take"
          + " another folder.";
    }
    return "cannot be: " + SourceFile.reason(cause);
  }

  private static String other(Path path, IOException cause) {
    String file = ((FileSystemException) cause).getFile();
    return file == null || path.equals(Path.of(file)) ? "" : " (" + file + ")";
  }

  private static boolean saysFull(IOException cause) {
    String text = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    return text.contains("no space left")
        || text.contains("not enough space on the disk")
        || text.contains("disk quota exceeded");
  }

  /** Whether its type says nothing of the reason. */
  private static boolean isVague(IOException cause) {
    return cause.getClass() == IOException.class || cause.getClass() == FileSystemException.class;
  }

  private static boolean isFull(Path path) {
    Path folder = path.toAbsolutePath().getParent();
    while (folder != null && !Files.exists(folder)) {
      folder = folder.getParent();
    }
    try {
      return folder != null && Files.getFileStore(folder).getUsableSpace() < FULL_BYTES;
    } catch (IOException e) {
      return false; // then nothing is known, and the cause's own words stand
    }
  }
}
