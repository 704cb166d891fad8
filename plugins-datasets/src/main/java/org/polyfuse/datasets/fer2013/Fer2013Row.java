package org.polyfuse.datasets.fer2013;

import java.util.Locale;
import java.util.Optional;
import java.util.StringTokenizer;
import org.polyfuse.api.data.Picture;

/**
 * One line of the file.
 *
 * @param emotion 0 to 6
 * @param pixels grey values of 48x48 pixels, row-major, 0..255 unsigned
 * @param split where the corpus puts it
 */
record Fer2013Row(int emotion, byte[] pixels, String split) {

  static final int SIDE = 48;

  /**
   * Where the columns stand. Lines are read as ISO 8859-1, where a byte order mark is three
   * letters.
   */
  record Columns(int emotion, int pixels, int usage, int count) {

    /** The columns that a header names; empty if it is no header of this corpus. */
    static Optional<Columns> of(String header) {
      String[] names = header.replace("\u00ef\u00bb\u00bf", "").split(",", -1);
      int emotion = -1;
      int pixels = -1;
      int usage = -1;
      for (int i = 0; i < names.length; i++) {
        switch (unquoted(names[i])) {
          case "emotion" -> emotion = i;
          case "pixels" -> pixels = i;
          case "Usage" -> usage = i;
          default -> {
            // another column is of no interest
          }
        }
      }
      return emotion < 0 || pixels < 0 || usage < 0
          ? Optional.empty()
          : Optional.of(new Columns(emotion, pixels, usage, names.length));
    }
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException saying which rule it breaks
   */
  static Fer2013Row parse(String line, Columns columns) {
    String[] fields = line.split(",", -1);
    if (fields.length != columns.count()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "must have %d fields but has %d", columns.count(), fields.length));
    }
    return new Fer2013Row(
        emotion(unquoted(fields[columns.emotion()])),
        pixels(unquoted(fields[columns.pixels()])),
        split(unquoted(fields[columns.usage()])));
  }

  private static int emotion(String text) {
    if (!text.matches("[0-6]")) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "emotion must be 0 to 6 but is '%s'", text));
    }
    return Integer.parseInt(text);
  }

  private static String split(String usage) {
    return switch (usage) {
      case "Training" -> "train";
      case "PublicTest" -> "validation";
      case "PrivateTest" -> "test";
      default ->
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "Usage must be Training, PublicTest or PrivateTest but is '%s'",
                  usage));
    };
  }

  private static byte[] pixels(String text) {
    StringTokenizer values = new StringTokenizer(text, " ");
    int count = values.countTokens();
    if (count != SIDE * SIDE) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "pixels must be %d numbers but are %d", SIDE * SIDE, count));
    }
    byte[] pixels = new byte[count];
    for (int i = 0; i < count; i++) {
      String value = values.nextToken();
      int grey = grey(value);
      if (grey > 255) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "pixels must be 0 to 255 but number %d is '%s'", i + 1, value));
      }
      pixels[i] = (byte) grey;
    }
    return pixels;
  }

  /** By hand, since the corpus has 83 million of them; above 255 for what is no grey value. */
  private static int grey(String value) {
    int grey = 0;
    for (int i = 0; i < value.length(); i++) {
      int digit = value.charAt(i) - '0';
      if (digit < 0 || digit > 9 || i > 2) {
        return Integer.MAX_VALUE;
      }
      grey = 10 * grey + digit;
    }
    return grey;
  }

  /** The picture, with the grey value in each colour. */
  Picture picture() {
    byte[] rgb = new byte[3 * pixels.length];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = pixels[i / 3];
    }
    return new Picture(SIDE, SIDE, rgb);
  }

  private static String unquoted(String field) {
    String text = field.strip();
    boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1).strip() : text;
  }
}
