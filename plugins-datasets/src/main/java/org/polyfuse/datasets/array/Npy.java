package org.polyfuse.datasets.array;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * NumPy's format for one array, versions 1 to 3: a magic text, the length of a header, the header
 * (a Python dictionary of type, order and shape), the values.
 */
final class Npy {

  private static final String MAGIC = "\u0093NUMPY";
  private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([<>|=]?)(\\w+)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\sL]*)\\)");
  private static final Pattern TEXT = Pattern.compile("([US])(\\d{1,6})");
  private static final int LONGEST_HEADER = 1 << 20;

  private Npy() {}

  static StoredArray read(ByteRegion region) throws IOException {
    ByteBuffer start = region.read(0, (int) Math.min(12, region.length()));
    start.order(ByteOrder.LITTLE_ENDIAN);
    byte[] magic = new byte[6];
    if (start.remaining() < 10) {
      throw new IOException(
          String.format(Locale.ROOT, "it is cut short: %d bytes are no array", region.length()));
    }
    start.get(magic);
    if (!new String(magic, StandardCharsets.ISO_8859_1).equals(MAGIC)) {
      throw new IOException("it is no NumPy array: it must begin with \\x93NUMPY");
    }
    int version = start.get();
    start.get();
    boolean old = version == 1;
    if (!old && start.remaining() < 4) {
      throw new IOException("it is cut short in its header");
    }
    long length = old ? start.getShort() & 0xffff : Integer.toUnsignedLong(start.getInt());
    long values = (old ? 10 : 12) + length;
    if (length > LONGEST_HEADER || values > region.length()) {
      throw new IOException("it is cut short in its header");
    }
    byte[] header = new byte[(int) length];
    region.read(old ? 10 : 12, header.length).get(header);
    return array(new String(header, StandardCharsets.UTF_8), region.from(values));
  }

  private static StoredArray array(String header, ByteRegion values) throws IOException {
    Matcher type = found(TYPE, header, "a simple type");
    boolean fortran = found(ORDER, header, "an order").group(1).equals("True");
    long[] shape = shape(found(SHAPE, header, "a shape").group(1));
    String code = type.group(2);
    Optional<NumberType> number = NumberType.ofNumpy(code);
    Matcher text = TEXT.matcher(code);
    if (number.isEmpty() && !text.matches()) {
      return StoredArray.unreadable(
          shape,
          code.equals("O")
              ? "it holds Python objects; save numbers, or texts as np.array(values, dtype=str)"
              : String.format(Locale.ROOT, "its type '%s' is not read; save it as float32", code));
    }
    Optional<TextType> texts =
        number.isPresent()
            ? Optional.empty()
            : Optional.of(new TextType(text.group(1).equals("U"), Integer.parseInt(text.group(2))));
    ByteOrder order = type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return new StoredArray(values, number, texts, order, fortran, shape);
  }

  private static Matcher found(Pattern pattern, String header, String what) throws IOException {
    Matcher matcher = pattern.matcher(header);
    if (!matcher.find()) {
      throw new IOException(
          String.format(Locale.ROOT, "its header tells no %s: %s", what, header.strip()));
    }
    return matcher;
  }

  private static long[] shape(String text) throws IOException {
    String[] parts = text.replace("L", "").strip().split("\\s*,\\s*");
    if (parts.length == 1 && parts[0].isEmpty()) {
      return new long[0];
    }
    long[] shape = new long[parts.length];
    try {
      for (int i = 0; i < parts.length; i++) {
        shape[i] = Long.parseLong(parts[i]);
      }
      StoredArray.size(shape);
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IOException("its shape is damaged: " + text, e);
    }
    return shape;
  }
}
