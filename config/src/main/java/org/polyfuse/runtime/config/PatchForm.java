package org.polyfuse.runtime.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.polyfuse.runtime.config.layer.Node;
import org.polyfuse.runtime.config.layer.Overrides;
import org.polyfuse.runtime.config.layer.Patch;
import org.polyfuse.runtime.config.layer.Stacked;

/** Settings by key path, a {@link Patch}. A null is kept: it is to take something away. */
record PatchForm() implements Form {

  @Override
  public Optional<Object> bind(Stacked values, Place place, Binding binding) {
    if (!(values.top() instanceof Node.Mapping)) {
      binding.refuse(place, "must be a map of key paths and values", values.top());
      return Optional.empty();
    }
    List<Patch.Entry> entries = new ArrayList<>();
    boolean sound = true;
    for (Stacked.At map : values.maps()) {
      for (Map.Entry<String, Node> each : ((Node.Mapping) map.node()).entries().entrySet()) {
        if (Overrides.isPath(each.getKey())) {
          entries.add(new Patch.Entry(each.getKey(), each.getValue()));
        } else {
          String rule = "must be a key path such as fusion.type but was '%s'.";
          binding
              .problems()
              .add(
                  place.path(),
                  String.format(Locale.ROOT, rule, each.getKey()),
                  each.getValue().origin());
          sound = false;
        }
      }
    }
    return sound ? Optional.of(new Patch(entries)) : Optional.empty();
  }

  @Override
  public Object walk(Object value, Place at, SettingVisit visit) {
    return value; // it is not read yet
  }

  @Override
  public Object write(Object value, Wording wording) {
    Map<String, Object> tree = new LinkedHashMap<>();
    ((Patch) value).entries().forEach(e -> tree.put(e.path(), FragmentForm.plain(e.value())));
    return tree;
  }

  @Override
  public ObjectNode schema(SchemaDefinitions definitions) {
    return definitions.type("object");
  }
}
