package org.polyfuse.datasets.array;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Texts of a fixed width, filled up with zeros.
 *
 * @param unicode 4 bytes a character, else one
 * @param width characters
 */
record TextType(boolean unicode, int width) {

  int bytes() {
    return unicode ? 4 * width : width;
  }

  String next(ByteBuffer in) {
    return unicode ? codePoints(in) : characters(in);
  }

  private String codePoints(ByteBuffer in) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < width; i++) {
      int code = in.getInt();
      if (code != 0 && Character.isValidCodePoint(code)) {
        text.appendCodePoint(code);
      }
    }
    return text.toString();
  }

  private String characters(ByteBuffer in) {
    byte[] bytes = new byte[width];
    in.get(bytes);
    int end = width;
    while (end > 0 && bytes[end - 1] == 0) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }
}
