package org.polyfuse.runtime.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.files.WholeFile;

/** Records as JSON files, whole or not there. */
public final class JsonFile {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private JsonFile() {}

  /** Writes a record, indented. */
  public static void write(Path file, Object value) {
    try {
      WholeFile.write(file, JSON.writeValueAsString(value) + "\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads a record; what it does not know is left out.
   *
   * @throws PolyfuseException if the file is not there or not whole
   */
  public static <T> T read(Path file, Class<T> type) {
    try {
      return JSON.readValue(file.toFile(), type);
    } catch (IOException e) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "%s: must be whole but cannot be read (%s). Has the run finished?",
              file,
              e.getMessage()),
          e);
    }
  }
}
