package org.polyfuse.runtime.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.polyfuse.runtime.config.layer.Node;
import org.polyfuse.runtime.config.layer.Stacked;

/** A list; a later layer's replaces it. A single value stands for a list of one. */
record ListForm(Form inner) implements Form {

  @Override
  public Optional<Object> bind(Stacked values, Place place, Binding binding) {
    Node top = values.top();
    if (top instanceof Node.Scalar) {
      return inner.bind(Stacked.of(top), place, binding).map(List::of);
    }
    if (!(top instanceof Node.Sequence sequence)) {
      binding.refuse(place, "must be a list", top);
      return Optional.empty();
    }
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < sequence.items().size(); i++) {
      inner.bind(Stacked.of(sequence.items().get(i)), place.item(i), binding).ifPresent(items::add);
    }
    return items.size() == sequence.items().size()
        ? Optional.of(List.copyOf(items))
        : Optional.empty();
  }

  @Override
  public Object walk(Object value, Place at, SettingVisit visit) {
    List<?> items = (List<?>) value;
    List<Object> walked = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      walked.add(inner.walk(items.get(i), at.item(i), visit));
    }
    return walked.equals(items) ? value : List.copyOf(walked);
  }

  @Override
  public Object write(Object value, Wording wording) {
    return ((List<?>) value).stream().map(each -> inner.write(each, wording)).toList();
  }

  @Override
  public ObjectNode schema(SchemaDefinitions definitions) {
    ObjectNode item = inner.schema(definitions);
    ObjectNode list = definitions.type("array");
    list.set("items", item.deepCopy());
    return definitions.anyOf(List.of(item, list));
  }
}
