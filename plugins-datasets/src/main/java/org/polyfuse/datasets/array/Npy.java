package org.polyfuse.datasets.array;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.polyfuse.datasets.FirstFew;

/**
 * NumPy's format for one array, versions 1 to 3: a magic text, the length of a header, the header
 * (a Python dictionary of type, order and shape), the values.
 */
final class Npy {

  static final String MAGIC = "\u0093NUMPY";
  private static final Pattern TYPE = Pattern.compile("([<>|=]?)(\\?|\\w+)");
  private static final Pattern TEXT = Pattern.compile("([USa])([1-9]\\d{0,5})");
  private static final int LONGEST_HEADER = 1 << 20;
  private static final int USUAL_HEADER = 256;

  private Npy() {}

  static StoredArray read(ByteRegion region) throws IOException {
    ByteBuffer start = region.head(USUAL_HEADER).order(ByteOrder.LITTLE_ENDIAN);
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
    if (version < 1 || version > 3 || start.get() != 0) {
      throw new IOException("it must be of NumPy's format 1, 2 or 3 but is of " + version);
    }
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
    ByteBuffer whole = values <= start.limit() ? start : region.head((int) values);
    whole.position(old ? 10 : 12).get(header);
    String text =
        new String(header, version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    return array(NpyHeader.read(text), region.part(values, region.length() - values));
  }

  private static StoredArray array(NpyHeader header, ByteRegion values) throws IOException {
    long[] shape = header.shape();
    try {
      StoredArray.size(shape);
    } catch (ArithmeticException e) {
      throw new IOException("its shape is damaged: " + Arrays.toString(shape), e);
    }
    Matcher code = TYPE.matcher(header.type().orElse(""));
    Optional<ItemType> type = code.matches() ? type(code.group(2)) : Optional.empty();
    if (type.isEmpty()) {
      return StoredArray.unreadable(shape, notRead(header.type()));
    }
    ByteOrder order = code.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return new StoredArray(values, type.get(), order, header.columnsFirst(), shape);
  }

  private static Optional<ItemType> type(String code) {
    Matcher text = TEXT.matcher(code);
    return text.matches()
        ? Optional.of(new TextType(text.group(1).equals("U"), Integer.parseInt(text.group(2))))
        : NumberType.ofNumpy(code).map(ItemType.class::cast);
  }

  private static String notRead(Optional<String> type) {
    if (type.isEmpty()) {
      return "it holds records of several fields; save each field as an array of its own";
    }
    return type.get().endsWith("O")
        ? "it holds Python objects, which are never run; save numbers, or texts as"
            + " np.array(values, dtype=str)"
        : String.format(
            Locale.ROOT,
            "its type '%s' is not read; save it as float32",
            FirstFew.shortened(type.get()));
  }
}
