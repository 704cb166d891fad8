package org.polyfuse.runtime.config.layer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.polyfuse.runtime.names.Shown;

/** A value as it was read, with the line that it stands on. Immutable. */
public sealed interface Node {

  /** Where it stands. */
  Origin origin();

  /** As a message names it. */
  String shown();

  /** Text whose meaning is left to the setting's type. */
  record Scalar(String text, Origin origin) implements Node {
    @Override
    public String shown() {
      return Shown.quoted(text);
    }
  }

  /** Keys and values, in the order of the file. */
  record Mapping(Map<String, Node> entries, Origin origin) implements Node {
    /** Copies the map. */
    public Mapping {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    @Override
    public String shown() {
      return "a map";
    }
  }

  /** A list. */
  record Sequence(List<Node> items, Origin origin) implements Node {
    /** Copies the list. */
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String shown() {
      return "a list";
    }
  }

  /** {@code null}: takes away what earlier layers say, so that the default holds again. */
  record Null(Origin origin) implements Node {
    @Override
    public String shown() {
      return "null";
    }
  }
}
