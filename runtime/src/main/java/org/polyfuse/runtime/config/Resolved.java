package org.polyfuse.runtime.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * A settings record as a config with every default written: keys in the order of the record, types
 * first, paths absolute. Read again, it gives an equal record. Immutable.
 */
public final class Resolved {

  private final Map<String, Object> tree;

  private Resolved(Map<String, Object> tree) {
    this.tree = tree;
  }

  /** Writes out a record, whether it was read from a file or made in code. */
  public static Resolved of(Record settings) {
    return new Resolved(new SectionForm(settings.getClass()).write(settings));
  }

  /** The config as maps, lists, numbers, booleans and strings. */
  public Map<String, Object> tree() {
    return tree;
  }

  /** The config as YAML. */
  public String yaml() {
    return text(YamlWriter.mapper());
  }

  /** The config as canonical JSON: one line, no spaces; equal settings give equal text. */
  public String json() {
    return text(new ObjectMapper());
  }

  /** SHA-256 of the canonical JSON, 64 hexadecimal digits; a run's folder has the first eight. */
  public String hash() {
    try {
      byte[] bytes = json().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has it
    }
  }

  private String text(ObjectMapper mapper) {
    try {
      return mapper.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // a tree of plain values can always be written
    }
  }
}
