package org.polyfuse.datasets.array;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Texts of a fixed width, filled up with zeros at the end.
 *
 * @param unicode 4 bytes a character, else one
 * @param width characters
 */
record TextType(boolean unicode, int width) implements ItemType {

  @Override
  public int bytes() {
    return unicode ? 4 * width : width;
  }

  /**
   * The next text.
   *
   * @throws IOException if it is none: two damaged ones may look the same
   */
  @Override
  public String text(ByteBuffer in) throws IOException {
    return unicode ? codePoints(in) : characters(in);
  }

  private String codePoints(ByteBuffer in) throws IOException {
    int[] codes = new int[width];
    int end = 0;
    for (int i = 0; i < width; i++) {
      codes[i] = in.getInt();
      if (!Character.isValidCodePoint(codes[i]) || isHalfPair(codes[i])) {
        throw new IOException(
            String.format(Locale.ROOT, "it holds the character %x, which there is not", codes[i]));
      }
      end = codes[i] == 0 ? end : i + 1;
    }
    return new String(codes, 0, end);
  }

  private static boolean isHalfPair(int code) {
    return code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
  }

  private String characters(ByteBuffer in) throws IOException {
    byte[] bytes = new byte[width];
    in.get(bytes);
    int end = width;
    while (end > 0 && bytes[end - 1] == 0) {
      end--;
    }
    try {
      ByteBuffer text = ByteBuffer.wrap(bytes, 0, end);
      return StandardCharsets.UTF_8.newDecoder().decode(text).toString();
    } catch (CharacterCodingException e) {
      throw new IOException(
          "it holds texts that are not UTF-8; save them as np.array(..., str)", e);
    }
  }
}
