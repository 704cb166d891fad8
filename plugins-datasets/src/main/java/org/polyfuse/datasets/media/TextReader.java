package org.polyfuse.datasets.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.MediaReader;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.api.data.Text;
import org.polyfuse.datasets.SmallFile;

/** Reads a file of words; a mark of the byte order and blanks around the words are no words. */
final class TextReader implements MediaReader {

  @Override
  public boolean accepts(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".txt") && !new FileStart(file).hasAscii(0, MocapFormat.HEADER);
  }

  @Override
  public Text read(Path file, Optional<StreamSource.Span> span, Consumer<String> repaired) {
    String content = decoded(file, bytes(file)).replaceFirst("^\uFEFF", "").strip();
    if (content.isEmpty()) {
      throw new DamagedStreamException(file + ": must hold words but is empty");
    }
    return new Text(content, span.map(s -> s.end() - s.start()).orElse(0.0));
  }

  private static byte[] bytes(Path file) {
    try {
      return SmallFile.read(file);
    } catch (IOException e) {
      throw new DamagedStreamException(
          String.format(Locale.ROOT, "%s: cannot be read: %s", file, SmallFile.reason(e)), e);
    }
  }

  private static String decoded(Path file, byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer left = ByteBuffer.wrap(bytes);
    CharBuffer text = CharBuffer.allocate(bytes.length); // no byte gives more than one
    CoderResult result = decoder.decode(left, text, true);
    if (result.isError()) {
      throw new DamagedStreamException(
          String.format(
              Locale.ROOT,
              "%s: must be UTF-8 but byte %d (0x%02x) is not. Save the file as UTF-8.",
              file,
              left.position() + 1,
              left.get(left.position())));
    }
    return text.flip().toString();
  }
}
