package org.polyfuse.runtime.config.layer;

import java.util.stream.Collectors;

/**
 * A piece of a config that is not read yet: what it means depends on where it is put with {@link
 * Patch#at}. It knows the line that it stands on. Immutable.
 */
public final class Fragment {

  private final Node node;

  /** Of what was read. */
  public Fragment(Node node) {
    this.node = node;
  }

  /** As it was read. */
  public Node node() {
    return node;
  }

  /** As it was written, on one line. */
  public String text() {
    return text(node);
  }

  static String text(Node node) {
    if (node instanceof Node.Mapping map) {
      return map.entries().entrySet().stream()
          .map(each -> each.getKey() + ": " + text(each.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (node instanceof Node.Sequence list) {
      return list.items().stream().map(Fragment::text).collect(Collectors.joining(", ", "[", "]"));
    }
    return node instanceof Node.Scalar scalar ? scalar.text() : "null";
  }
}
