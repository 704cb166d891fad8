package org.polyfuse.datasets.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The first bytes of a file, to tell what it is; none where it cannot be read. */
public final class FileStart {

  private static final int BYTES = 16;

  private final byte[] bytes;

  /** Reads them. */
  public FileStart(Path file) {
    this.bytes = read(file);
  }

  /** Whether that text stands there, a byte a character. */
  public boolean hasAscii(int offset, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).startsWith(text, offset);
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
