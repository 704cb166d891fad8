package org.polyfuse.runtime.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.polyfuse.runtime.config.layer.Node;
import org.polyfuse.runtime.config.layer.Stacked;

/** A map with keys of the user's choice, in their order; later layers add to it. */
record MapForm(Form inner) implements Form {

  @Override
  public Optional<Object> bind(Stacked values, Place place, Binding binding) {
    if (!(values.top() instanceof Node.Mapping)) {
      binding.refuse(place, "must be a map", values.top());
      return Optional.empty();
    }
    Map<String, Object> entries = new LinkedHashMap<>();
    for (String key : values.keys()) {
      inner
          .bind(values.child(key), place.child(key), binding)
          .ifPresent(value -> entries.put(key, value));
    }
    return entries.keySet().equals(values.keys())
        ? Optional.of(Collections.unmodifiableMap(entries))
        : Optional.empty();
  }

  @Override
  public Object walk(Object value, Place at, SettingVisit visit) {
    Map<String, Object> walked = new LinkedHashMap<>();
    ((Map<?, ?>) value)
        .forEach(
            (key, each) ->
                walked.put((String) key, inner.walk(each, at.child((String) key), visit)));
    return walked.equals(value) ? value : Collections.unmodifiableMap(walked);
  }

  @Override
  public Object write(Object value, Wording wording) {
    Map<String, Object> tree = new LinkedHashMap<>();
    ((Map<?, ?>) value).forEach((key, each) -> tree.put((String) key, inner.write(each, wording)));
    return tree;
  }

  @Override
  public ObjectNode schema(SchemaDefinitions definitions) {
    ObjectNode map = definitions.type("object");
    map.set(
        "additionalProperties",
        definitions.anyOf(List.of(inner.schema(definitions), definitions.type("null"))));
    return map;
  }
}
