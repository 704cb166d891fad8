package org.polyfuse.runtime.weights;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.polyfuse.runtime.names.Shown;

/**
 * What the header of a safetensors file says of a tensor; nothing is believed before it agrees with
 * the length of the file.
 *
 * @param begin its first byte, behind the header
 * @param numbers how many it has, 4 bytes each
 */
record TensorEntry(String name, long[] shape, long begin, int numbers) {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final String METADATA = "__metadata__";

  /**
   * The tensors of a file in the order of their bytes.
   *
   * @param header the header's JSON
   * @param length bytes behind the header
   * @throws IllegalArgumentException if header and length do not go together
   */
  static List<TensorEntry> of(byte[] header, long length) {
    List<TensorEntry> entries = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : fields(header)) {
      if (!field.getKey().equals(METADATA)) {
        entries.add(of(field.getKey(), field.getValue()));
      }
    }
    entries.sort(Comparator.comparingLong(TensorEntry::begin).thenComparingLong(e -> e.numbers));
    long end = 0;
    for (TensorEntry entry : entries) {
      require(entry.begin == end, "the bytes of %s do not follow those before", entry.name);
      end += (long) entry.numbers * Float.BYTES;
    }
    if (end != length) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "tensors of %d bytes in %d", end, length));
    }
    return entries;
  }

  private static List<Map.Entry<String, JsonNode>> fields(byte[] header) {
    try {
      JsonNode root = JSON.readTree(header);
      if (root.isObject()) {
        return List.copyOf(root.properties());
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a header that is no JSON", e);
    } catch (IOException e) {
      throw new IllegalStateException(e); // of bytes at hand
    }
    throw new IllegalArgumentException("a header that is no map");
  }

  private static TensorEntry of(String name, JsonNode entry) {
    require(entry.path("dtype").asText().equals("F32"), "%s is not of type F32", name);
    long[] shape = wholes(entry.path("shape"), "%s has no shape", name);
    long[] offsets = wholes(entry.path("data_offsets"), "%s has no offsets", name);
    require(offsets.length == 2, "%s has no offsets", name);
    double numbers = 1;
    for (long axis : shape) {
      numbers *= axis;
    }
    require(numbers <= ArrayRoom.MOST, "%s is too large", name);
    require(
        offsets[1] - offsets[0] == (long) numbers * Float.BYTES,
        "%s has another number of bytes than its shape needs",
        name);
    return new TensorEntry(name, shape, offsets[0], (int) numbers);
  }

  private static long[] wholes(JsonNode list, String rule, String name) {
    require(list.isArray(), rule, name);
    long[] wholes = new long[list.size()];
    for (int i = 0; i < wholes.length; i++) {
      JsonNode each = list.get(i);
      require(each.isIntegralNumber() && each.canConvertToLong(), rule, name);
      wholes[i] = each.longValue();
      require(wholes[i] >= 0, rule, name);
    }
    return wholes;
  }

  private static void require(boolean holds, String rule, String name) {
    if (!holds) {
      throw new IllegalArgumentException(String.format(Locale.ROOT, rule, Shown.quoted(name)));
    }
  }
}
