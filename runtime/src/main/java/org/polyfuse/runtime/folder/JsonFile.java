package org.polyfuse.runtime.folder;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.files.SourceFile;
import org.polyfuse.runtime.files.WholeFile;
import org.polyfuse.runtime.names.Shown;

/** Records as JSON files, whole or not there. */
public final class JsonFile {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /** Bytes: a hundred for each of a million recordings, and more. */
  private static final long LIMIT = 256L << 20;

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
      T value = JSON.readValue(SourceFile.bytes(file, LIMIT), type);
      if (value == null) {
        throw unreadable(file, "it holds null", new IOException("null"));
      }
      Optional<String> missing = WholeRecord.missing(value);
      if (missing.isPresent()) {
        throw unreadable(file, "it lacks " + Shown.value(missing.get()), new IOException("null"));
      }
      return value;
    } catch (JsonProcessingException e) {
      throw unreadable(file, fault(e), e);
    } catch (SourceFile.RefusedException e) {
      throw e.of(file);
    } catch (NoSuchFileException e) {
      throw unreadable(file, "it is not there", e);
    } catch (IOException e) {
      throw unreadable(file, SourceFile.reason(e), e);
    }
  }

  /** Where it breaks off, and nothing of what stands there: it may be a file of any kind. */
  private static String fault(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    String what = e instanceof JsonMappingException ? "it holds other values" : "it is no JSON";
    if (e.getCause() instanceof IllegalArgumentException rule) {
      return "it holds other values: "
          + Shown.line(Shown.message(String.valueOf(rule.getMessage())));
    }
    return at == null
        ? what
        : String.format(Locale.ROOT, "%s, line %d", what, Math.max(1, at.getLineNr()));
  }

  private static PolyfuseException unreadable(Path file, String why, IOException cause) {
    return new PolyfuseException(
        String.format(
            Locale.ROOT,
            "%s: must be whole but cannot be read (%s). Has the run finished?",
            file,
            why),
        cause);
  }
}
