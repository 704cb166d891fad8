package org.polyfuse.runtime.config.layer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Settings that go over a config, by key path: {@code {fusion.type: g-fbp, modalities.face: null}}.
 * A value may be a map itself; {@code null} takes away what lies beneath. Immutable.
 */
public final class Patch {

  /** Nothing. */
  public static final Patch NONE = new Patch(List.of());

  /** A setting: its path and what it is. */
  public record Entry(String path, Node value) {}

  private final List<Entry> entries;

  /** Of settings, later ones over earlier. */
  public Patch(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /** One setting. */
  public static Patch at(String path, Fragment value) {
    return new Patch(List.of(new Entry(path, value.node())));
  }

  /** One setting made by the program. */
  public static Patch at(String path, long value) {
    return at(path, new Fragment(new Node.Scalar(String.valueOf(value), Origin.defaults())));
  }

  /** Both, the other one on top. */
  public Patch and(Patch other) {
    List<Entry> both = new ArrayList<>(entries);
    both.addAll(other.entries);
    return new Patch(both);
  }

  /** The key paths. */
  public Set<String> paths() {
    Set<String> paths = new LinkedHashSet<>();
    entries.forEach(entry -> paths.add(entry.path()));
    return paths;
  }

  /** The settings as trees, in their order. */
  public List<Node.Mapping> trees() {
    return entries.stream().map(entry -> nested(entry.path(), entry.value())).toList();
  }

  /** The settings, in order. */
  public List<Entry> entries() {
    return entries;
  }

  /** A value at the end of a path of keys. */
  static Node.Mapping nested(String path, Node value) {
    int dot = path.indexOf('.');
    String key = dot < 0 ? path : path.substring(0, dot);
    Node inner = dot < 0 ? value : nested(path.substring(dot + 1), value);
    return new Node.Mapping(Map.of(key, inner), value.origin());
  }
}
