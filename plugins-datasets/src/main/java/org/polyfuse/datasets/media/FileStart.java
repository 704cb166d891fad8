package org.polyfuse.datasets.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The first bytes of a file, to tell what it is; none where it cannot be read. */
public final class FileStart {

  private static final int BYTES = 48;

  /** How a file begins that stands for one which git-lfs has not fetched. */
  private static final String POINTER = "version https://git-lfs.github.com/";

  /** What is wrong with a pointer. */
  public static final String POINTER_RULE =
      "must be the clip itself but is a pointer of git-lfs. Run 'git lfs pull' where it came from.";

  private final byte[] bytes;

  /** Reads them. */
  public FileStart(Path file) {
    this.bytes = read(file);
  }

  /** Whether that text stands there, a byte a character. */
  public boolean hasAscii(int offset, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).startsWith(text, offset);
  }

  /** Whether there are more bytes than that. */
  boolean isLongerThan(int count) {
    return bytes.length > count;
  }

  /** Whether an MP3 or AAC stream begins here without any header. */
  public boolean hasSoundFrame() {
    if (bytes.length < 4 || (bytes[0] & 0xff) != 0xff) {
      return false;
    }
    boolean adts = (bytes[1] & 0xf6) == 0xf0;
    boolean layer = (bytes[1] & 0xe0) == 0xe0 && (bytes[1] & 0x06) != 0;
    return adts || (layer && (bytes[2] & 0xf0) != 0xf0 && (bytes[2] & 0x0c) != 0x0c);
  }

  /**
   * Whether the file is a pointer of git-lfs, a text of three lines in place of the file itself.
   */
  public boolean isPointer() {
    return hasAscii(0, POINTER);
  }

  private static byte[] read(Path file) {
    if (!Files.isRegularFile(file)) {
      return new byte[0];
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(BYTES);
    } catch (IOException e) {
      return new byte[0]; // whoever reads it then says why
    }
  }
}
