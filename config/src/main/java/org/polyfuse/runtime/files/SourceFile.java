package org.polyfuse.runtime.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Optional;
import org.polyfuse.api.PolyfuseException;

/**
 * Files that somebody else may have written or named, looked at before they are opened: only
 * regular files are read, since a pipe may never begin and a device never end, and none that is
 * larger than what it should hold can be.
 */
public final class SourceFile {

  private SourceFile() {}

  /** Why a file is not read. */
  public static final class RefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    RefusedException(String rule) {
      super(rule);
    }

    /** The rule that the file breaks, and what to do: {@code must be ... but is ...}. */
    public String rule() {
      return String.valueOf(getMessage());
    }

    /** The same for the user, with the file's name. */
    public PolyfuseException of(Path file) {
      return new PolyfuseException(file + ": " + rule(), this);
    }
  }

  /**
   * Reads UTF-8 text.
   *
   * @param limit in bytes
   * @throws RefusedException with the rule that the file breaks, {@code must be ... but is ...}
   * @throws NoSuchFileException if it is not there
   * @throws CharacterCodingException if it is no UTF-8
   */
  public static String text(Path file, long limit) throws IOException {
    byte[] bytes = bytes(file, limit);
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  /**
   * Reads bytes.
   *
   * @param limit in bytes
   * @throws RefusedException with the rule that the file breaks, {@code must be ... but is ...}
   * @throws NoSuchFileException if it is not there
   */
  public static byte[] bytes(Path file, long limit) throws IOException {
    require(file);
    long size = Files.size(file);
    if (size > limit) {
      throw tooLarge(size, limit);
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(Math.toIntExact(limit + 1)); // it may have grown
      if (bytes.length > limit) {
        throw tooLarge(Files.size(file), limit);
      }
      return bytes;
    }
  }

  /**
   * Refuses what is no regular file, links followed.
   *
   * @throws RefusedException with the rule that the file breaks, {@code must be ... but is ...}
   * @throws NoSuchFileException if it is not there
   */
  public static void require(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (attributes.isDirectory()) {
      throw new RefusedException("must be a file but is a folder. Name a file in it.");
    }
    if (!attributes.isRegularFile()) {
      throw new RefusedException(NO_FILE);
    }
  }

  /** What is said of a device, a pipe or a socket. */
  private static final String NO_FILE =
      "must be a regular file but is a device, a pipe or a socket. Write its contents to a file and"
          + " name that.";

  /**
   * Why neither files nor folders are to be looked for at a path: it is a device, a pipe or a
   * socket. Empty for all else, also if nothing is there.
   */
  public static Optional<String> refusal(Path path) {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class).isOther()
          ? Optional.of(NO_FILE)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // whoever needs it will say what is wrong
    }
  }

  /** What the system says of a failure, in as few words as it has. */
  public static String reason(IOException e) {
    String reason = e instanceof FileSystemException known ? known.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : reason;
  }

  private static RefusedException tooLarge(long size, long limit) {
    return new RefusedException(
        String.format(
            Locale.ROOT,
            "must be at most %s but has %s. Is it the right file?",
            bytes(limit),
            bytes(size)));
  }

  private static String bytes(long bytes) {
    double kib = bytes / 1024.0;
    return kib < 1024
        ? String.format(Locale.ROOT, "%.0f KiB", Math.ceil(kib))
        : String.format(Locale.ROOT, "%.1f MiB", kib / 1024);
  }
}
