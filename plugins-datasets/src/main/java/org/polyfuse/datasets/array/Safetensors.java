package org.polyfuse.datasets.array;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Arrays with names after a JSON header, in the format of safetensors. */
final class Safetensors {

  private static final long LONGEST_HEADER = 100_000_000;

  private Safetensors() {}

  static Map<String, StoredArray> read(Path file) throws IOException {
    ByteRegion.InFile whole = new ByteRegion.InFile(file, 0, Files.size(file));
    if (whole.length() < 8) {
      throw new IOException(
          String.format(Locale.ROOT, "it is cut short: %d bytes", whole.length()));
    }
    long length = whole.read(0, 8).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (length < 2 || length > LONGEST_HEADER || 8 + length > whole.length()) {
      throw new IOException("it is no safetensors file, or cut short in its header");
    }
    byte[] header = new byte[(int) length];
    whole.read(8, header.length).get(header);
    Map<String, StoredArray> arrays = new LinkedHashMap<>();
    try {
      JsonObject tree =
          JsonParser.parseString(new String(header, StandardCharsets.UTF_8)).getAsJsonObject();
      for (Map.Entry<String, JsonElement> entry : tree.entrySet()) {
        if (!entry.getKey().equals("__metadata__")) {
          arrays.put(entry.getKey(), array(whole, 8 + length, entry.getValue().getAsJsonObject()));
        }
      }
    } catch (JsonParseException
        | IllegalStateException
        | NullPointerException
        | IndexOutOfBoundsException
        | UnsupportedOperationException
        | ArithmeticException
        | NumberFormatException e) {
      throw new IOException("its header is damaged: " + e.getMessage(), e);
    }
    return arrays;
  }

  private static StoredArray array(ByteRegion.InFile whole, long values, JsonObject entry)
      throws IOException {
    String code = entry.get("dtype").getAsString();
    NumberType type =
        NumberType.ofSafetensors(code)
            .orElseThrow(
                () ->
                    new IOException(String.format(Locale.ROOT, "its type '%s' is not read", code)));
    JsonArray axes = entry.getAsJsonArray("shape");
    long[] shape = new long[axes.size()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = axes.get(i).getAsLong();
    }
    JsonArray offsets = entry.getAsJsonArray("data_offsets");
    long start = offsets.get(0).getAsLong();
    long end = offsets.get(1).getAsLong();
    if (start < 0 || end < start || values + end > whole.length()) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "it is cut short: it promises %d bytes but %d are there",
              values + end,
              whole.length()));
    }
    return new StoredArray(
        new ByteRegion.InFile(whole.file(), values + start, end - start),
        Optional.of(type),
        Optional.empty(),
        ByteOrder.LITTLE_ENDIAN,
        false,
        shape);
  }
}
