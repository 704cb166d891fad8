package org.polyfuse.datasets.array;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.polyfuse.datasets.FirstFew;

/**
 * Arrays with names after a JSON header, in the format of safetensors. The header is read strictly,
 * and every byte behind it must belong to one array, as the format asks.
 */
final class Safetensors {

  /** Enough for a hundred thousand names. */
  private static final long LONGEST_HEADER = 16 << 20;

  private static final int MOST_AXES = 64;

  private final ByteRegion.InFile values;
  private final JsonReader header;

  private Safetensors(ByteRegion.InFile values, String header) {
    this.values = values;
    this.header = new JsonReader(new StringReader(header));
    this.header.setStrictness(Strictness.STRICT);
  }

  /** An entry of the header. */
  private record Entry(String name, String type, long[] shape, long start, long end) {}

  static Map<String, StoredArray> read(Path file) throws IOException {
    ByteRegion.InFile whole = new ByteRegion.InFile(file, 0, Files.size(file));
    if (whole.length() < 8) {
      throw new IOException(
          String.format(Locale.ROOT, "it is cut short: %d bytes", whole.length()));
    }
    long length = whole.read(0, 8).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (length < 2 || length > LONGEST_HEADER || 8 + length > whole.length()) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "it is no safetensors file, or cut short in its header: that must be of 2 to %d bytes"
                  + " but is of %s",
              Math.min(LONGEST_HEADER, whole.length() - 8),
              Long.toUnsignedString(length)));
    }
    String header = StandardCharsets.UTF_8.decode(whole.read(8, (int) length)).toString();
    ByteRegion.InFile values = whole.part(8 + length, whole.length() - 8 - length);
    return new Safetensors(values, header).arrays();
  }

  private Map<String, StoredArray> arrays() throws IOException {
    List<Entry> entries;
    try {
      entries = entries();
    } catch (IOException | IllegalStateException | NumberFormatException e) {
      throw new IOException("its header is damaged: " + reason(e), e);
    }
    checkPlaces(entries);
    Map<String, StoredArray> arrays = new LinkedHashMap<>();
    for (Entry entry : entries) {
      if (arrays.put(entry.name(), array(entry)) != null) {
        throw new IOException(
            String.format(
                Locale.ROOT, "it holds array '%s' twice", FirstFew.shortened(entry.name())));
      }
    }
    return arrays;
  }

  private static String reason(Exception e) {
    return FirstFew.sentence(String.valueOf(e.getMessage()));
  }

  private List<Entry> entries() throws IOException {
    List<Entry> entries = new ArrayList<>();
    header.beginObject();
    while (header.hasNext()) {
      String name = header.nextName();
      if (name.equals("__metadata__")) {
        passMetadata();
      } else {
        entries.add(entry(name));
      }
    }
    header.endObject();
    if (header.peek() != JsonToken.END_DOCUMENT) {
      throw new IOException("text follows it");
    }
    return entries;
  }

  /** Texts with names, and nothing that could be nested. */
  private void passMetadata() throws IOException {
    header.beginObject();
    while (header.hasNext()) {
      var unused = header.nextName() + header.nextString();
    }
    header.endObject();
  }

  private Entry entry(String name) throws IOException {
    Map<String, Object> told = new HashMap<>();
    header.beginObject();
    while (header.hasNext()) {
      String key = header.nextName();
      Object value =
          switch (key) {
            case "dtype" -> header.nextString();
            case "shape", "data_offsets" -> wholeNumbers();
            default -> throw new IOException("it tells '" + FirstFew.shortened(key) + "'");
          };
      if (told.put(key, value) != null) {
        throw new IOException("it tells '" + key + "' twice");
      }
    }
    header.endObject();
    if (told.get("dtype") instanceof String type
        && told.get("shape") instanceof long[] shape
        && told.get("data_offsets") instanceof long[] places
        && places.length == 2) {
      return new Entry(name, type, shape, places[0], places[1]);
    }
    throw new IOException(
        String.format(
            Locale.ROOT,
            "array '%s' must tell dtype, shape and two data_offsets",
            FirstFew.shortened(name)));
  }

  /** Not 6.5, and not "6" either. */
  private long[] wholeNumbers() throws IOException {
    List<Long> numbers = new ArrayList<>();
    header.beginArray();
    while (header.hasNext()) {
      String path = header.getPath();
      String text = header.peek() == JsonToken.NUMBER ? header.nextString() : "";
      if (!text.matches("\\d{1,18}") || numbers.size() == MOST_AXES) {
        throw new IOException(
            String.format(
                Locale.ROOT,
                "an axis or offset must be a whole number from 0 on, but was %s at %s",
                text.isEmpty() ? "none" : FirstFew.shortened(text),
                FirstFew.shortened(path)));
      }
      numbers.add(Long.parseLong(text));
    }
    header.endArray();
    return numbers.stream().mapToLong(Long::longValue).toArray();
  }

  /** No gaps, no bytes of two arrays, none behind the last. */
  private void checkPlaces(List<Entry> entries) throws IOException {
    List<Entry> inOrder =
        entries.stream()
            .sorted(Comparator.comparingLong(Entry::start).thenComparingLong(Entry::end))
            .toList();
    long end = 0;
    for (Entry each : inOrder) {
      if (each.start() != end || each.end() < each.start()) {
        throw new IOException(
            String.format(
                Locale.ROOT,
                "it is damaged: array '%s' must begin at byte %d, where the one before it ends, but"
                    + " is said to lie at %d to %d",
                FirstFew.shortened(each.name()),
                end,
                each.start(),
                each.end()));
      }
      end = each.end();
    }
    if (end != values.length()) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              end > values.length()
                  ? "it is cut short: it promises %d bytes but %d are there"
                  : "it is damaged: its arrays take %d bytes but %d are there",
              end,
              values.length()));
    }
  }

  private StoredArray array(Entry entry) throws IOException {
    try {
      StoredArray.size(entry.shape());
      Optional<NumberType> type = NumberType.ofSafetensors(entry.type());
      if (type.isEmpty()) {
        return StoredArray.unreadable(
            entry.shape(),
            String.format(
                Locale.ROOT,
                "its type '%s' is not read; save it as float32",
                FirstFew.shortened(entry.type())));
      }
      return new StoredArray(
          values.part(entry.start(), entry.end() - entry.start()),
          type.get(),
          ByteOrder.LITTLE_ENDIAN,
          false,
          entry.shape());
    } catch (IOException | ArithmeticException e) {
      throw new IOException(
          String.format(
              Locale.ROOT, "array '%s': %s", FirstFew.shortened(entry.name()), e.getMessage()),
          e);
    }
  }
}
