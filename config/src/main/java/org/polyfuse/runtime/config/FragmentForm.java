package org.polyfuse.runtime.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.polyfuse.runtime.config.layer.Fragment;
import org.polyfuse.runtime.config.layer.Node;
import org.polyfuse.runtime.config.layer.Stacked;

/** A value that is read later, elsewhere: a {@link Fragment}. */
record FragmentForm() implements Form {

  @Override
  public Optional<Object> bind(Stacked values, Place place, Binding binding) {
    return Optional.of(new Fragment(values.top()));
  }

  @Override
  public Object walk(Object value, Place at, SettingVisit visit) {
    return value; // it is not read yet
  }

  @Override
  public Object write(Object value, Wording wording) {
    return plain(((Fragment) value).node());
  }

  /** As maps, lists and text. */
  static Object plain(Node node) {
    if (node instanceof Node.Mapping map) {
      Map<String, Object> tree = new LinkedHashMap<>();
      map.entries().forEach((key, each) -> tree.put(key, plain(each)));
      return tree;
    }
    if (node instanceof Node.Sequence list) {
      return list.items().stream().map(FragmentForm::plain).toList();
    }
    return node instanceof Node.Scalar scalar ? scalar.text() : List.of();
  }

  @Override
  public ObjectNode schema(SchemaDefinitions definitions) {
    return definitions.anything();
  }
}
