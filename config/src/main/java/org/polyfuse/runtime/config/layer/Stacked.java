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
public record Stacked(List<At> values) {

  /** The layer of defaults, below every file. */
  public static final int DEFAULTS = -1;

  /** A value and its layer; values of one layer follow each other. */
  public record At(int layer, Node node) {}

  /** Copies the list. */
  public Stacked {
    values = List.copyOf(values);
  }

  /** Of a single layer. */
  public static Stacked of(Node node) {
    return new Stacked(List.of(new At(0, node)));
  }

  /** Whether no layer says anything. */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** The value that counts where values are not merged. */
  public Node top() {
    return values.get(values.size() - 1).node();
  }

  /** The place to name: the topmost file's, since what is missing can only be added there. */
  public Origin origin() {
    Origin found = Origin.defaults();
    for (At each : values) {
      if (each.node().origin().isFile() || found.source().isEmpty()) {
        found = each.node().origin();
      }
    }
    return found;
  }

  /** With a default beneath. */
  public Stacked over(Node lowest) {
    List<At> all = new ArrayList<>(List.of(new At(DEFAULTS, lowest)));
    all.addAll(values);
    return new Stacked(all);
  }

  /** The values above the topmost one that is this text. */
  public Stacked above(String text) {
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
  public Stacked spelledOut(String key) {
    return new Stacked(values.stream().map(at -> spelledOut(at, key)).toList());
  }

  private static At spelledOut(At at, String key) {
    return at.node() instanceof Node.Scalar scalar
        ? new At(at.layer(), new Node.Mapping(Map.of(key, scalar), scalar.origin()))
        : at;
  }

  /** What the merged maps say of a key. */
  public Stacked child(String key) {
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
  public Set<String> keys() {
    Set<String> keys = new LinkedHashSet<>();
    maps().forEach(map -> keys.addAll(((Node.Mapping) map.node()).entries().keySet()));
    keys.removeIf(key -> child(key).isEmpty());
    return keys;
  }

  /** The merged maps without some keys. */
  public Stacked without(Set<String> keys) {
    return new Stacked(maps().stream().map(map -> without(map, keys)).toList());
  }

  private static At without(At map, Set<String> keys) {
    Map<String, Node> kept = new LinkedHashMap<>(((Node.Mapping) map.node()).entries());
    kept.keySet().removeAll(keys);
    return new At(map.layer(), new Node.Mapping(kept, map.node().origin()));
  }

  /** The maps above the topmost value of another kind. */
  public List<At> maps() {
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
