package org.polyfuse.datasets.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.polyfuse.api.PolyfuseException;

/** The text of a table, without its byte-order mark. */
final class TableText {

  /** Bytes: hundreds for each of a million recordings. */
  private static final long MOST = 1L << 29;

  private TableText() {}

  static String read(Path file) {
    if (!Files.isRegularFile(file)) {
      String what = Files.exists(file) ? "is no regular file" : "there is no such file";
      throw new PolyfuseException(
          file + ": must be a table (CSV or JSONL) but " + what + ". Check the path.");
    }
    try {
      if (Files.size(file) > MOST) {
        throw new PolyfuseException(
            String.format(
                Locale.ROOT,
                "%s: must be a table of at most %d MiB but has %d. Is it the right file?",
                file,
                MOST >> 20,
                Files.size(file) >> 20));
      }
      byte[] bytes = Files.readAllBytes(file);
      return decode(file, bytes);
    } catch (IOException e) {
      throw new PolyfuseException(file + ": cannot be read: " + e, e);
    }
  }

  private static String decode(Path file, byte[] bytes) {
    Charset charset = charset(bytes);
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try {
      String text = charset.newDecoder().decode(buffer).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      int line = 1;
      for (int i = 0; i < buffer.position(); i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "%s: line %d: must be UTF-8 text but is not. Save the table as UTF-8.",
              file,
              line),
          e);
    }
  }

  /** What spreadsheets call Unicode text is UTF-16 with a mark. */
  private static Charset charset(byte[] bytes) {
    boolean marked =
        bytes.length >= 2
            && ((bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe)
                || (bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff));
    return marked ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
  }
}
