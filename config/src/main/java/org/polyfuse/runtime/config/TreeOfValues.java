package org.polyfuse.runtime.config;

import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.polyfuse.api.Choice;
import org.polyfuse.runtime.config.layer.Node;
import org.polyfuse.runtime.config.layer.Origin;
import org.polyfuse.runtime.config.layer.Problems;
import org.polyfuse.runtime.plugins.Kebab;

/** Settings that were given in code, as nodes; they are then read as those of a file are. */
final class TreeOfValues {

  private static final String AUTO = "auto";

  private final Problems problems;
  private final Origin origin = Origin.defaults(); // no file to name

  TreeOfValues(Problems problems) {
    this.problems = problems;
  }

  Node.Mapping mapping(Map<?, ?> values, String path) {
    Map<String, Node> entries = new LinkedHashMap<>();
    values.forEach((key, value) -> entries.put(key.toString(), node(value, child(path, key))));
    return new Node.Mapping(entries, origin);
  }

  private static String child(String path, Object key) {
    return path.isEmpty() ? key.toString() : path + "." + key;
  }

  private Node node(@Nullable Object value, String path) {
    if (value == null) {
      return new Node.Null(origin);
    }
    if (value instanceof Choice<?> choice) {
      return mapping(ChoiceForm.tree(choice, Form.Wording.TODAY), path);
    }
    if (value instanceof Record record) {
      return mapping(new SectionForm(record.getClass()).write(record, Form.Wording.TODAY), path);
    }
    if (value instanceof Map<?, ?> map) {
      return mapping(map, path);
    }
    if (value instanceof Optional<?> optional) {
      return node(optional.isPresent() ? optional.get() : AUTO, path);
    }
    if (value instanceof Collection<?> values) {
      return sequence(new ArrayList<>(values), path);
    }
    if (value.getClass().isArray()) {
      return sequence(items(value), path);
    }
    return scalar(value, path);
  }

  private static List<Object> items(Object array) {
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < Array.getLength(array); i++) {
      items.add(Array.get(array, i));
    }
    return items;
  }

  private Node.Sequence sequence(List<?> values, String path) {
    List<Node> items = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      items.add(node(values.get(i), String.format(Locale.ROOT, "%s[%d]", path, i)));
    }
    return new Node.Sequence(items, origin);
  }

  private Node scalar(Object value, String path) {
    if (value instanceof Enum<?> constant) {
      return new Node.Scalar(Kebab.of(constant), origin);
    }
    boolean plain =
        value instanceof CharSequence
            || value instanceof Number
            || value instanceof Boolean
            || value instanceof Path;
    if (!plain) {
      problems.add(
          path,
          "must be text, a number, true or false, a path, an enum, a list, a map or a record but was"
              + String.format(Locale.ROOT, " a %s.", value.getClass().getName()),
          origin);
      return new Node.Null(origin);
    }
    return new Node.Scalar(value.toString(), origin);
  }
}
