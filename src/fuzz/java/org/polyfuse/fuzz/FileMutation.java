package org.polyfuse.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Changes a file as its format suggests, or byte by byte. */
final class FileMutation {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Draw draw;

  FileMutation(Draw draw) {
    this.draw = draw;
  }

  /** A changed copy of a file's content. */
  byte[] of(String name, byte[] bytes) throws IOException {
    if (draw.oneIn(3)) {
      return new BytesMutation(draw).of(bytes);
    }
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (ending) {
      case "csv", "txt", "jsonl", "yaml", "svg" -> new TextMutation(draw).of(bytes);
      case "json" -> json(bytes);
      case "npy" -> new ArrayMutation(draw).npy(bytes);
      case "npz" -> new ArrayMutation(draw).npz(bytes);
      case "safetensors" -> new ArrayMutation(draw).safetensors(bytes);
      default -> new BytesMutation(draw).of(bytes);
    };
  }

  private byte[] json(byte[] bytes) {
    try {
      TreeMutation mutation = new TreeMutation(draw, List.of(), List.of());
      String text =
          JSON.writerWithDefaultPrettyPrinter()
              .writeValueAsString(mutation.of(JSON.readTree(bytes)));
      return draw.oneIn(3)
          ? new TextMutation(draw).of(text.getBytes(StandardCharsets.UTF_8))
          : text.getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) { // changed before, or deeper than it writes
      return new TextMutation(draw).of(bytes);
    } catch (IOException e) {
      throw new IllegalStateException(e); // there is no file to read
    }
  }
}
