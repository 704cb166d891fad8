package org.polyfuse.runtime.config.layer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the layers say of one setting, the lowest layer first. Maps are merged key by key; any other
 * value hides what lies beneath it, and a null takes it away.
 */
record Stacked(List<At> values) {

  /** The layer of defaults, below every file. */
  static final int DEFAULTS = -1;

  /** A value and its layer; values of one layer follow each other. */
  record At(int layer, Node node) {}

  Stacked {
    values = List.copyOf(values);
  }

  static Stacked of(Node node) {
    return new Stacked(List.of(new At(0, node)));
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  /** The value that counts where values are not merged. */
  Node top() {
    return values.get(values.size() - 1).node();
  }

  /** The place to name: the topmost file's, since what is missing can only be added there. */
  Origin origin() {
    Origin found = Origin.defaults();
    for (At each : values) {
      if (each.node().origin().isFile() || found.source().isEmpty()) {
        found = each.node().origin();
      }
    }
    return found;
  }

  /** With a default beneath. */
  Stacked over(Node lowest) {
    List<At> all = new ArrayList<>(List.of(new At(DEFAULTS, lowest)));
    all.addAll(values);
    return new Stacked(all);
  }

  /** The values above the topmost one that is this text. */
  Stacked above(String text) {
    List<At> above = new ArrayList<>();
    for (At each : values) {
      if (each.node() instanceof Node.Scalar scalar && scalar.text().equals(text)) {
        above.clear();
      } else {
        above.add(each);
      }
    }
    return new Stacked(above);
  }

  /** With each scalar written out as a map of that key. */
  Stacked spelledOut(String key) {
    return new Stacked(values.stream().map(at -> spelledOut(at, key)).toList());
  }

  private static At spelledOut(At at, String key) {
    return at.node() instanceof Node.Scalar scalar
        ? new At(at.layer(), new Node.Mapping(Map.of(key, scalar), scalar.origin()))
        : at;
  }

  /** What the merged maps say of a key. */
  Stacked child(String key) {
    List<At> found = new ArrayList<>();
    for (At map : maps()) {
      Node value = ((Node.Mapping) map.node()).entries().get(key);
      if (value instanceof Node.Null) {
        found.clear();
      } else if (value != null) {
        found.add(new At(map.layer(), value));
      }
    }
    return new Stacked(found);
  }

  /** The keys of the merged maps, in the order of their first appearance. */
  Set<String> keys() {
    Set<String> keys = new LinkedHashSet<>();
    maps().forEach(map -> keys.addAll(((Node.Mapping) map.node()).entries().keySet()));
    keys.removeIf(key -> child(key).isEmpty());
    return keys;
  }

  /** The merged maps without some keys. */
  Stacked without(Set<String> keys) {
    return new Stacked(maps().stream().map(map -> without(map, keys)).toList());
  }

  private static At without(At map, Set<String> keys) {
    Map<String, Node> kept = new LinkedHashMap<>(((Node.Mapping) map.node()).entries());
    kept.keySet().removeAll(keys);
    return new At(map.layer(), new Node.Mapping(kept, map.node().origin()));
  }

  /** The maps above the topmost value of another kind. */
  List<At> maps() {
    List<At> maps = new ArrayList<>();
    for (At each : values) {
      if (each.node() instanceof Node.Mapping) {
        maps.add(each);
      } else {
        maps.clear();
      }
    }
    return maps;
  }
}
