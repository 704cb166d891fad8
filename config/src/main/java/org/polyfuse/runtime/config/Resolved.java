package org.polyfuse.runtime.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.polyfuse.runtime.config.layer.YamlWriter;
import org.polyfuse.runtime.digest.Digest;

/**
 * A settings record as a config with every default written: keys in the order of the record, types
 * first, paths absolute. Read again, it gives an equal record. Immutable.
 */
public final class Resolved {

  private final Map<String, Object> tree;
  private final Map<String, Object> identity;

  private Resolved(Map<String, Object> tree, Map<String, Object> identity) {
    this.tree = tree;
    this.identity = identity;
  }

  /** Writes out a record, whether it was read from a file or made in code. */
  public static Resolved of(Record settings) {
    SectionForm form = new SectionForm(settings.getClass());
    return new Resolved(
        form.write(settings, Form.Wording.TODAY), form.write(settings, Form.Wording.FIRST));
  }

  /** The config as maps, lists, numbers, booleans and strings. */
  public Map<String, Object> tree() {
    return tree;
  }

  /** The config as YAML. */
  public String yaml() {
    return text(YamlWriter.mapper(), tree);
  }

  /** The config as canonical JSON: one line, no spaces; equal settings give equal text. */
  public String json() {
    return text(new ObjectMapper(), tree);
  }

  /**
   * SHA-256 of the canonical JSON, with the names that keys and parts had first and without
   * settings that came {@link Later} and have their defaults: 64 hexadecimal digits; a run's folder
   * has the first eight.
   */
  public String hash() {
    return Digest.hex(text(new ObjectMapper(), identity).getBytes(StandardCharsets.UTF_8));
  }

  private static String text(ObjectMapper mapper, Map<String, Object> written) {
    try {
      return mapper.writeValueAsString(written);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // a tree of plain values can always be written
    }
  }
}
